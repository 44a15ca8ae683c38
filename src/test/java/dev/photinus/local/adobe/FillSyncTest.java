package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fill of the legacy generation, which answers when its job is done. */
class FillSyncTest {
    private static final String PATH = "/v3/images/fill";

    private final ManualClock clock = new ManualClock();
    private volatile Optional<Fault> fault = Optional.empty();
    private final AdobeStandIn adobe =
            AdobeStandIn.start(StandInSettings.quick().withClock(clock).withFaults(operation -> fault));
    private final Caller caller = new Caller(adobe);
    private final LoopbackFiles bucket = Unchecked.get(LoopbackFiles::new);
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @BeforeEach
    void signIn() throws Exception {
        caller.signIn();
        bucket.put("/ada.png", Pictures.encode(Pictures.portrait(640, 640), "png"));
        bucket.put("/mask.png", Pictures.encode(Pictures.subjectOfPortrait(640, 640), "png"));
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
        adobe.close();
        bucket.close();
    }

    @Test
    void whatIsWhiteInTheMaskIsPaintedAndTheRestIsKept() throws Exception {
        Caller.Reply reply = filled(body(",'prompt':'office','seeds':[7]"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().at("/size").toString()).isEqualTo("{\"width\":2048,\"height\":2048}");
        assertThat(reply.json().fieldNames()).toIterable().containsExactly("size", "outputs");
        BufferedImage filled = Pictures.decode(
                caller.download(reply.text("/outputs/0/image/url")).bytes());
        BufferedImage photo = Pictures.portrait(640, 640);
        assertThat(filled.getWidth()).isEqualTo(2048);
        assertThat(distance(filled, photo, 60, 60)).isLessThan(30); // the wall
        assertThat(distance(filled, photo, 320, 250)).isGreaterThan(40); // the face
        assertThat(adobe.jobs()).singleElement().satisfies(job -> {
            assertThat(job.operation()).isEqualTo(Operation.FILL);
            assertThat(job.outcome()).isEqualTo("succeeded");
        });
        assertThat(adobe.calls().get(Operation.FILL))
                .extracting("calls", "jobs", "rejected")
                .containsExactly(1, 1, 0);
        assertThat(adobe.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'numVariations':1,"})
    void takesTheBodiesOfTheTutorialsWithUploads(String more) throws Exception {
        String image = upload("/ada.png");
        String mask = upload("/mask.png");

        Caller.Reply reply = filled("{" + more + "'image':{'mask':{'uploadId':'" + mask + "'},'source':{'uploadId':'"
                + image + "'}},'prompt':'a smooth gradient background with corporate blue tones'}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("/outputs/0/image/url")).contains("X-Amz-Expires=3600");
        assertThat(reply.json().get("outputs")).hasSize(1);
    }

    @Test
    void givesOneOutputPerSeedInTheirOrder() throws Exception {
        JsonNode outputs =
                filled(body(",'numVariations':2,'seeds':[11,5]")).json().get("outputs");

        assertThat(outputs.findValuesAsText("seed")).containsExactly("11", "5");
        assertThat(outputs.at("/0/image/url").asText())
                .isNotEqualTo(outputs.at("/1/image/url").asText());
    }

    @Test
    void whoWaitsKeepsNobodyElseWaiting() throws Exception {
        bucket.put("/ada.png", new byte[0]); // no image, so that many jobs cost nothing
        fault = Optional.of(Fault.JOB_NEVER_ENDS);
        var waiting = IntStream.range(0, 40)
                .mapToObj(i -> begun(body("").replace("/mask.png", "/" + i + ".png")))
                .toList();
        awaitJobs(40);
        fault = Optional.empty();

        assertThat(caller.get("/v3/status/none").status()).isEqualTo(404);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        clock.pass(Duration.ofMinutes(2));
        assertThat(waiting)
                .allSatisfy(reply ->
                        assertThat(reply.get(60, TimeUnit.SECONDS).status()).isEqualTo(408));
    }

    @Test
    void theAnswerComesWhenTheTimeOfTheJobHasPassed() throws Exception {
        long before = System.nanoTime();
        assertThat(filled(body(",'seeds':[1]")).status()).isEqualTo(200);
        Duration work = Duration.ofNanos(System.nanoTime() - before);

        CompletableFuture<Caller.Reply> reply = begun(body(",'seeds':[1]"));
        awaitJobs(2);
        clock.pass(Duration.ofMillis(1999));
        Thread.sleep(work.toMillis() * 2); // for the image work, so that only the time is missing
        assertThat(reply).isNotDone();
        clock.pass(Duration.ofMillis(1));

        assertThat(reply.get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void aFillThatDoesNotEndIsGivenUp() throws Exception {
        fault = Optional.of(Fault.JOB_NEVER_ENDS);
        CompletableFuture<Caller.Reply> begun = begun(body(""));
        awaitJobs(1);
        clock.pass(Duration.ofMinutes(2));

        Caller.Reply reply = begun.get(60, TimeUnit.SECONDS);

        assertThat(reply.status()).isEqualTo(408);
        assertThat(reply.text("/error_code")).isEqualTo("timeout_error");
        assertThat(adobe.jobs()).singleElement().extracting("outcome").isEqualTo("cancelled");
    }

    @Test
    void aFillThatFailsByNobodysFaultIsAnErrorOfTheServer() throws Exception {
        fault = Optional.of(Fault.JOB_FAILED);

        Caller.Reply reply = caller.post(PATH, body(""));

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.text("/error_code")).isEqualTo("runtime_error");
        assertThat(adobe.jobs()).singleElement().extracting("outcome").isEqualTo("failed");
    }

    @Test
    void aMaskOfLessThan600PixelsIsRefused() throws Exception {
        bucket.put("/mask.png", Pictures.encode(Pictures.subjectOfPortrait(599, 300), "png"));
        Caller.Reply reply = caller.post(PATH, body(""));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/error_code")).isEqualTo("validation_error");
        assertThat(reply.json().at("/validation_errors/0/loc").toString()).isEqualTo("[\"body\",\"image\",\"mask\"]");
        assertThat(reply.text("/validation_errors/0/msg")).contains("599 x 300", "600");
        assertThat(adobe.violations()).singleElement().extracting("status").isEqualTo(422);

        bucket.put("/mask.png", Pictures.encode(Pictures.subjectOfPortrait(300, 600), "png"));
        assertThat(filled(body("")).status()).isEqualTo(200);
    }

    @Test
    void aLinkThatCannotBeReadIsAnErrorButNoViolation() throws Exception {
        Caller.Reply reply = caller.post(PATH, body("").replace("/mask.png", "/expired/mask.png"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/validation_errors/0/loc").toString())
                .isEqualTo("[\"body\",\"image\",\"mask\",\"url\"]");
        assertThat(reply.text("/validation_errors/0/msg")).contains("403").doesNotContain("Signature");
        assertThat(adobe.jobs()).singleElement().extracting("outcome").isEqualTo("failed");
        assertThat(adobe.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'size':{'width':2048,'height':2048}; size",
                "'mask':{'source':{'url':'https://b.s3.amazonaws.com/m'}}; mask",
                "'invert':true; invert",
                "'seeds':[1,1]; seeds",
                "'seeds':[1,2],'numVariations':3; seeds",
                "'numVariations':5; numVariations",
                "'prompt':''; prompt",
            })
    void refusesWhatTheContractForbidsAndNamesTheField(String part, String field) throws Exception {
        Caller.Reply reply = caller.post(PATH, body("," + part));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/error_code")).isEqualTo("validation_error");
        assertThat(reply.json().at("/validation_errors/0/loc").toString()).contains(field);
        assertThat(adobe.violations()).hasSize(1);
        assertThat(adobe.jobs()).isEmpty();
    }

    @Test
    void theMaskHasNoSourceOfItsOwnAndMustBeThere() throws Exception {
        String url = bucket.url("/ada.png");

        assertThat(caller.post(PATH, "{'image':{'source':{'url':'" + url + "'}}}")
                        .text("/validation_errors/0/loc/2"))
                .isEqualTo("mask");
        assertThat(caller.post(
                                PATH,
                                "{'image':{'source':{'url':'" + url + "'},'mask':{'source':{'url':'" + url + "'}}}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void foreignHostsAreRefused() throws Exception {
        Caller.Reply reply = caller.post(
                PATH,
                "{'image':{'source':{'url':'https://storage.googleapis.com/p'},'mask':{'url':'"
                        + bucket.url("/mask.png") + "'}}}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/message")).contains("storage.googleapis.com", "amazonaws.com");
    }

    @Test
    void anUnsafePromptIsAnInvalidValueHere() throws Exception {
        Caller.Reply unsafe = caller.post(PATH, body(",'prompt':'an office full of Gore!'"));
        Caller.Reply denied = caller.post(PATH, body(",'prompt':'a wall with the PhotinusCola logo'"));

        assertThat(unsafe.status()).isEqualTo(422);
        assertThat(unsafe.text("/error_code")).isEqualTo("prompt_unsafe");
        assertThat(denied.status()).isEqualTo(422);
        assertThat(denied.text("/error_code")).isEqualTo("prompt_unsafe");
        assertThat(adobe.violations()).isEmpty();
    }

    private String body(String rest) {
        return "{'image':{'source':{'url':'" + bucket.url("/ada.png") + "'},'mask':{'url':'" + bucket.url("/mask.png")
                + "'}}" + rest + "}";
    }

    private String upload(String path) throws Exception {
        return caller.post("/v2/storage/image", "image/png", bucket.get(path)).text("/images/0/id");
    }

    /** The answer after the two seconds that a job takes here. */
    private Caller.Reply filled(String body) throws Exception {
        int before = adobe.jobs().size();
        CompletableFuture<Caller.Reply> reply = begun(body);
        awaitJobs(before + 1);
        clock.pass(Duration.ofSeconds(2));
        return reply.get(60, TimeUnit.SECONDS);
    }

    private void awaitJobs(int number) throws InterruptedException {
        for (int i = 0; i < 2000 && adobe.jobs().size() < number; i++) {
            Thread.sleep(5);
        }
        assertThat(adobe.jobs()).hasSize(number);
    }

    private CompletableFuture<Caller.Reply> begun(String body) {
        return CompletableFuture.supplyAsync(() -> Unchecked.get(() -> caller.post(PATH, body)), callers);
    }

    /** How different the filled picture is at a place of the photo. */
    private static int distance(BufferedImage filled, BufferedImage photo, int x, int y) {
        Color a = new Color(filled.getRGB(x * 2048 / 640, y * 2048 / 640));
        Color b = new Color(photo.getRGB(x, y));
        return Math.abs(a.getRed() - b.getRed())
                + Math.abs(a.getGreen() - b.getGreen())
                + Math.abs(a.getBlue() - b.getBlue());
    }
}
