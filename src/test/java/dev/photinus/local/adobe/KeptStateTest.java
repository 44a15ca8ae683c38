package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.job.JobRecord;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An emulator that is started again over what a former start has left. */
@Timeout(120)
class KeptStateTest {

    private static final String FILL = "/v3/images/fill-async";

    private final ManualClock clock = new ManualClock();
    private final LoopbackFiles bucket = Unchecked.get(LoopbackFiles::new);

    @TempDir
    private Path folder = Path.of("");

    private int port;

    @BeforeEach
    void putPhoto() throws Exception {
        bucket.put("/ada.png", Pictures.encode(Pictures.portrait(96, 128), "png"));
    }

    @AfterEach
    void stop() {
        bucket.close();
    }

    /** Its callers' storage is at the bucket, wherever that was before. */
    private AdobeStandIn start() {
        AdobeStandIn adobe = AdobeStandIn.start(
                StandInSettings.quick().withClock(clock).withPatience(Duration.ofSeconds(60)),
                new KeptState(
                        folder, port, (method, url) -> URI.create(bucket.url(url.getRawPath()) + method.length())));
        port = adobe.uri().getPort();
        return adobe;
    }

    private static String fill(String photo) {
        return "{'image':{'source':{'url':'" + photo + "'}},'mask':{'source':{'url':'" + photo
                + "'}},'size':{'width':896,'height':1152}}";
    }

    /** Refuses connections, so that a job that reads from it is still at it when the emulator ends. */
    private static String nowhere(String path) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort() + path + "?X-Amz-Signature=old";
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                FILL + "; {'image':{'source':{'url':'IN'}},'mask':{'source':{'url':'IN'}}}",
                "/v2/remove-background; {'image':{'source':{'url':'IN'}},'mode':'mask'}",
                "/v2/edit; {'image':{'source':{'url':'IN'}},'edits':{'autoTone':true},'outputs':[{'destination':{'url':'OUT'},'mediaType':'image/png'}]}",
                "/v1/mask-objects; {'image':{'source':{'url':'IN'}}}",
                "/v1/fill-masked-areas; {'image':{'source':{'url':'IN'}},'masks':[{'source':{'url':'IN'}}]}",
                "/sensei/mask; {'input':{'href':'IN','storage':'external'},'output':{'href':'OUT','storage':'external'}}",
                "/lrService/autoTone; {'inputs':{'href':'IN','storage':'external'},'outputs':[{'href':'OUT','storage':'external','type':'image/png'}]}",
            })
    void goesOnWithAJobThatIsNotFinished(String path, String body) throws Exception {
        String status;
        try (AdobeStandIn adobe = start()) {
            Caller.Reply accepted = new Caller(adobe)
                    .signIn()
                    .post(path, body.replace("IN", nowhere("/ada.png")).replace("OUT", nowhere("/out.png")));
            assertThat(accepted.status()).isEqualTo(202);
            status = Caller.statusUrl(accepted);
        }
        assertThat(Files.readString(folder.resolve("jobs.jsonl"))).doesNotContain("X-Amz-Signature");

        clock.pass(Duration.ofMinutes(5));
        try (AdobeStandIn adobe = start()) {
            Caller caller = new Caller(adobe).signIn();
            assertThat(status).startsWith(adobe.uri().toString());
            assertThat(Caller.state(caller.await(status))).isEqualTo("succeeded");
            assertThat(adobe.jobs()).singleElement().satisfies(job -> assertThat(job.finished())
                    .as("Adobe would not have waited")
                    .isBefore(clock.instant().minus(Duration.ofMinutes(4))));
            if (body.contains("OUT")) {
                assertThat(bucket.get("/out.png")).isNotEmpty();
            }
        }
    }

    @Test
    void hasTheResultsOfFormerStartsForTheirHour() throws Exception {
        String status;
        String url;
        try (AdobeStandIn adobe = start()) {
            Caller caller = new Caller(adobe).signIn();
            Caller.Reply accepted = caller.post(FILL, fill(bucket.url("/ada.png")));
            status = Caller.statusUrl(accepted);
            clock.pass(Duration.ofSeconds(2));
            assertThat(caller.await(status).text("/status")).isEqualTo("succeeded");
            url = caller.get(status).text("/result/outputs/0/image/url");
        }
        assertThat(Files.readString(folder.resolve("jobs.jsonl"))).doesNotContain("X-Amz-Signature");

        try (AdobeStandIn adobe = start()) {
            Caller caller = new Caller(adobe).signIn();
            assertThat(caller.get(status).text("/result/outputs/0/image/url")).isEqualTo(url);
            assertThat(caller.download(url).status()).isEqualTo(200);
        }

        clock.pass(Duration.ofHours(1));
        try (AdobeStandIn adobe = start()) {
            assertThat(new Caller(adobe).download(url).status()).isEqualTo(403);
        }

        clock.pass(Duration.ofDays(1));
        try (AdobeStandIn adobe = start()) {
            assertThat(adobe.jobs()).isEmpty();
            try (Stream<Path> files = Files.list(folder.resolve("files"))) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void takesAnotherPortWhereItsOwnIsTaken() throws Exception {
        String status;
        try (AdobeStandIn adobe = start()) {
            status = Caller.statusUrl(new Caller(adobe).signIn().post(FILL, fill(nowhere("/ada.png"))));
        }

        int former = port;
        clock.pass(Duration.ofMinutes(5));
        try (ServerSocket taken = new ServerSocket(former, 1, InetAddress.getLoopbackAddress());
                AdobeStandIn adobe = start()) {
            assertThat(taken.getLocalPort()).isEqualTo(former).isNotEqualTo(port);
            assertThat(new Caller(adobe)
                            .signIn()
                            .await(URI.create(status).getRawPath())
                            .text("/status"))
                    .isEqualTo("succeeded");
        }
    }

    @Test
    void passesOverALineThatTheEndOfTheProcessHasCutOff() throws Exception {
        try (AdobeStandIn adobe = start()) {
            Caller caller = new Caller(adobe).signIn();
            assertThat(caller.post(FILL, fill(bucket.url("/ada.png"))).status()).isEqualTo(202);
        }
        Files.writeString(
                folder.resolve("jobs.jsonl"), "{\"id\":\"urn:cut", StandardCharsets.UTF_8, StandardOpenOption.APPEND);

        try (AdobeStandIn adobe = start()) {
            List<JobRecord> jobs = adobe.jobs();
            assertThat(jobs).hasSize(1);
        }
    }

    @Test
    void hasUploadsOfFormerStarts() throws Exception {
        String upload;
        try (AdobeStandIn adobe = start()) {
            upload = new Caller(adobe)
                    .signIn()
                    .post("/v2/storage/image", "image/png", Pictures.encode(Pictures.portrait(96, 128), "png"))
                    .text("/images/0/id");
        }

        try (AdobeStandIn adobe = start()) {
            Caller caller = new Caller(adobe).signIn();
            Caller.Reply accepted = caller.post(
                    FILL,
                    "{'image':{'source':{'uploadId':'" + upload + "'}},'mask':{'source':{'uploadId':'" + upload
                            + "'}}}");
            clock.pass(Duration.ofSeconds(2));
            assertThat(caller.await(Caller.statusUrl(accepted)).text("/status")).isEqualTo("succeeded");
        }
    }
}
