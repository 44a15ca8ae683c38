package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.job.JobTimes;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Auto tone of the legacy generation. */
class LightroomAutoToneTest {
    private static final String PATH = "/lrService/autoTone";

    private final AdobeStandIn adobe =
            AdobeStandIn.start(StandInSettings.quick().withJobTimes(JobTimes.instant()));
    private final Caller caller = new Caller(adobe);
    private final LoopbackFiles bucket = Unchecked.get(LoopbackFiles::new);

    @BeforeEach
    void signIn() throws Exception {
        caller.signIn();
        bucket.put("/dull.png", Pictures.encode(Pictures.dull(200, 160), "png"));
    }

    @AfterEach
    void stop() {
        adobe.close();
        bucket.close();
    }

    @Test
    void writesTheTonedPhotoToTheOutput() throws Exception {
        Caller.Reply accepted = caller.post(PATH, body("/dull.png", output("/toned.jpg", "'type':'image/jpeg'")));
        String url = Caller.statusUrl(accepted);
        Caller.Reply status = caller.await(url);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().properties()).hasSize(1);
        assertThat(url).isEqualTo(adobe.uri() + "/lrService/status/" + status.text("/jobId"));
        assertThat(status.status()).isEqualTo(202);
        assertThat(status.text("/outputs/0/status")).isEqualTo("succeeded");
        assertThat(status.text("/outputs/0/_links/self/href")).isEqualTo(bucket.url("/toned.jpg"));
        assertThat(status.text("/outputs/0/_links/self/storage")).isEqualTo("external");
        assertThat(status.json().at("/outputs/0").has("details")).isFalse();
        assertThat(status.json().has("status")).isFalse();
        assertThat(status.text("/_links/self/href")).isEqualTo(url);
        BufferedImage toned = Pictures.decode(bucket.get("/toned.jpg"));
        assertThat(toned.getWidth()).isEqualTo(200);
        assertThat(range(toned)).isGreaterThan(range(Pictures.dull(200, 160)) + 20);
        assertThat(adobe.calls().get(Operation.AUTO_TONE)).extracting("jobs").isEqualTo(1);
        assertThat(adobe.violations()).isEmpty();
    }

    @Test
    void writesPngAndJpegOfAnyQuality() throws Exception {
        caller.run(PATH, body("/dull.png", output("/a.png", "'type':'image/png'")));
        caller.run(PATH, body("/dull.png", output("/best.jpg", "'type':'image/jpeg','quality':12")));
        caller.run(PATH, body("/dull.png", output("/default.jpg", "'type':'image/jpeg'")));
        caller.run(PATH, body("/dull.png", output("/worst.jpg", "'type':'image/jpeg','quality':1")));

        assertThat(Arrays.copyOf(bucket.get("/a.png"), 4)).containsExactly(0x89, 'P', 'N', 'G');
        assertThat(bucket.get("/default.jpg")).isEqualTo(bucket.get("/best.jpg"));
        assertThat(bucket.get("/worst.jpg")).hasSizeLessThan(bucket.get("/best.jpg").length);
    }

    @ParameterizedTest
    @CsvSource({
        "/missing.png, /x.jpg, inputs.href, 404",
        "/dull.png, /expired/x.jpg, outputs.0.href, 403",
    })
    void aPhotoThatCannotBeReadOrWrittenFailsTheJob(String from, String to, String parameter, String answer)
            throws Exception {
        Caller.Reply status = caller.run(PATH, body(from, output(to, "'type':'image/jpeg'")));

        assertThat(status.text("/outputs/0/status")).isEqualTo("failed");
        assertThat(status.text("/outputs/0/details"))
                .contains(parameter, answer)
                .doesNotContain("Signature");
        assertThat(status.json().at("/outputs/0").has("_links")).isFalse();
        assertThat(adobe.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "external; azure",
                "external; dropbox",
                "image/jpeg; image/x-adobe-dng",
                "image/jpeg; application/rdf+xml",
            })
    void whatIsNotPlayedIsRefusedAsSuch(String from, String to) throws Exception {
        Caller.Reply reply = caller.post(
                PATH, body("/dull.png", output("/x.jpg", "'type':'image/jpeg'")).replace(from, to));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/code")).isEqualTo("not_played");
        assertThat(reply.text("/title")).contains(to);
        assertThat(adobe.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{'href':'https://b.s3.amazonaws.com/x','storage':'external'}",
                "{'href':'https://b.s3.amazonaws.com/x','storage':'adobe','type':'image/jpeg'}",
                "{'href':'https://b.s3.amazonaws.com/x','storage':'external','type':'image/webp'}",
                "{'href':'https://b.s3.amazonaws.com/x','storage':'external','type':'image/jpeg','quality':13}",
                "{'href':'https://b.s3.amazonaws.com/x','storage':'external','type':'image/jpeg','quality':'high'}",
                "{'href':'https://b.s3.amazonaws.com/x','storage':'external','mediaType':'image/jpeg'}",
                "{'href':'https://example.com/x','storage':'external','type':'image/jpeg'}",
                "{'href':'https://b.s3.amazonaws.com/x','storage':'external','type':'image/jpeg'},"
                        + "{'href':'https://b.s3.amazonaws.com/y','storage':'external','type':'image/jpeg'}",
            })
    void outputsAgainstTheContractAreRefused(String outputs) throws Exception {
        Caller.Reply reply = caller.post(PATH, body("/dull.png", outputs));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/type")).isEqualTo("InputValidationError");
        assertThat(reply.text("/details/0/name")).startsWith("outputs");
        assertThat(adobe.violations()).hasSize(1);
    }

    private String body(String from, String outputs) {
        return "{'inputs':{'href':'" + bucket.url(from) + "','storage':'external'},'outputs':[" + outputs + "]}";
    }

    private String output(String path, String rest) {
        return "{'href':'" + bucket.url(path) + "','storage':'external'," + rest + "}";
    }

    /** From the darkest to the brightest green. */
    private static int range(BufferedImage picture) {
        int[] greens = picture.getRaster().getSamples(0, 0, picture.getWidth(), picture.getHeight(), 1, (int[]) null);
        return Arrays.stream(greens).max().orElseThrow()
                - Arrays.stream(greens).min().orElseThrow();
    }
}
