package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.job.JobTimes;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks and cutouts of the legacy generation. */
class SenseiTest {
    private static final String MASK = "/sensei/mask";
    private static final String CUTOUT = "/sensei/cutout";

    private volatile Optional<Fault> fault = Optional.empty();
    private final AdobeStandIn adobe = AdobeStandIn.start(
            StandInSettings.quick().withJobTimes(JobTimes.instant()).withFaults(operation -> fault));
    private final Caller caller = new Caller(adobe);
    private final LoopbackFiles bucket = Unchecked.get(LoopbackFiles::new);

    @BeforeEach
    void signIn() throws Exception {
        caller.signIn();
        bucket.put("/ada.jpg", Pictures.encode(Pictures.portrait(300, 400), "jpg"));
    }

    @AfterEach
    void stop() {
        adobe.close();
        bucket.close();
    }

    @Test
    void anAcceptedJobHasALinkAndNothingElse() throws Exception {
        Caller.Reply accepted = caller.post(MASK, body(""));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().properties()).hasSize(1);
        assertThat(accepted.text("/_links/self/href"))
                .matches(adobe.uri() + "/sensei/status/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void aMaskIsWrittenToTheOutputWhiteOnTheSubjectAndBlackAround() throws Exception {
        BufferedImage mask = written(MASK, "");

        assertThat(mask.getWidth()).isEqualTo(300);
        assertThat(mask.getHeight()).isEqualTo(400);
        assertThat(mask.getRaster().getNumBands()).isEqualTo(3);
        assertThat(mask.getRGB(150, 150) & 0xff).isGreaterThan(250);
        assertThat(mask.getRGB(20, 40) & 0xff).isLessThan(5);
        assertThat(distinctGrays(mask)).isGreaterThan(2); // soft at the edge
        assertThat(Arrays.copyOf(bucket.get("/out.png"), 4)).containsExactly(0x89, 'P', 'N', 'G');
        assertThat(adobe.calls()).containsKey(Operation.CREATE_MASK).doesNotContainKey(Operation.REMOVE_BACKGROUND);
        assertThat(adobe.violations()).isEmpty();
    }

    @Test
    void aBinaryMaskIsBlackAndWhite() throws Exception {
        BufferedImage mask = written(MASK, ",'mask':{'format':'binary'}");

        assertThat(distinctGrays(mask)).isEqualTo(2);
        assertThat(mask.getRGB(150, 150) & 0xffffff).isEqualTo(0xffffff);
        assertThat(mask.getRGB(20, 40) & 0xffffff).isZero();
    }

    @Test
    void aCutoutIsTransparentAroundTheSubject() throws Exception {
        BufferedImage cutout = written(CUTOUT, "");

        assertThat(cutout.getColorModel().hasAlpha()).isTrue();
        assertThat(cutout.getRGB(20, 40) >>> 24).isLessThan(5);
        assertThat(cutout.getRGB(150, 150) >>> 24).isGreaterThan(250);
        assertThat(adobe.calls()).containsKey(Operation.REMOVE_BACKGROUND).doesNotContainKey(Operation.CREATE_MASK);
        assertThat(adobe.jobs()).singleElement().extracting("operation").isEqualTo(Operation.REMOVE_BACKGROUND);
    }

    @Test
    void aCutoutInRgbIsWhiteAroundTheSubject() throws Exception {
        BufferedImage cutout = written(CUTOUT, ",'color':{'space':'rgb'}");

        assertThat(cutout.getColorModel().hasAlpha()).isFalse();
        assertThat(cutout.getRGB(5, 5) & 0xffffff).isEqualTo(0xffffff);
    }

    @Test
    void statusTellsTheOutputAsInTheQuickstart() throws Exception {
        Caller.Reply accepted = caller.post(MASK, body(""));
        String url = Caller.statusUrl(accepted);

        Caller.Reply status = caller.await(url);

        assertThat(status.text("/status")).isEqualTo("succeeded");
        assertThat(url).endsWith("/" + status.text("/jobId"));
        assertThat(status.text("/created")).endsWith("Z");
        assertThat(status.text("/modified")).endsWith("Z");
        assertThat(status.text("/output/href")).isEqualTo(bucket.url("/out.png"));
        assertThat(status.text("/output/storage")).isEqualTo("external");
        assertThat(status.text("/output/mask/format")).isEqualTo("soft");
        assertThat(status.text("/output/color/space")).isEqualTo("rgb");
        assertThat(status.json().get("errors").toString()).isEqualTo("[{}]");
        assertThat(status.text("/_links/self/href")).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({"/ada.jpg, /expired/out.png, output.href, 403", "/missing.jpg, /out.png, input.href, 404"})
    void aPhotoThatCannotBeReadOrWrittenFailsTheJob(String from, String to, String parameter, String answer)
            throws Exception {
        Caller.Reply status = caller.run(CUTOUT, body(from, to, ""));

        assertThat(status.text("/status")).isEqualTo("failed");
        assertThat(status.text("/errors/type")).isEqualTo("InputValidationError");
        assertThat(status.text("/errors/code")).isEqualTo("validation_error");
        assertThat(status.text("/errors/details/0/name")).isEqualTo(parameter);
        assertThat(status.text("/errors/details/0/reason")).contains(answer).doesNotContain("Signature");
        assertThat(status.json().has("output")).isFalse();
        assertThat(adobe.violations()).isEmpty();
    }

    @Test
    void whatIsNoImageFailsTheJob() throws Exception {
        bucket.put("/notes.jpg", "dear diary".getBytes(StandardCharsets.UTF_8));

        assertThat(caller.run(MASK, body("/notes.jpg", "/out.png", "")).text("/errors/details/0/reason"))
                .contains("not an image");
    }

    @Test
    void aJobThatFailsByNobodysFaultSaysSo() throws Exception {
        fault = Optional.of(Fault.JOB_FAILED);
        String url = Caller.statusUrl(caller.post(MASK, body("")));
        fault = Optional.empty();

        Caller.Reply status = caller.await(url);

        assertThat(status.text("/errors/type")).isEqualTo("JobError");
        assertThat(status.text("/errors/code")).isEqualTo("runtime_error");
        assertThat(status.text("/errors/title")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"azure", "dropbox"})
    void otherStoragesAreRefusedAsNotPlayed(String storage) throws Exception {
        Caller.Reply reply = caller.post(MASK, body("").replace("external", storage));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/code")).isEqualTo("not_played");
        assertThat(reply.text("/title")).contains(storage);
        assertThat(adobe.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'storage':'external'; 'storage':'adobe'; input.storage",
                "'storage':'external'; 'store':'external'; storage",
                "'input'; 'inputs'; inputs",
                "'soft'; 'hard'; output.mask.format",
                "'external'}; 'external','mode':'mask'}; input.mode",
                "http://127.0.0.1; https://example.com; input.href",
                "http://127.0.0.1; ftp:; input.href",
            })
    void refusesWhatTheContractForbidsAndNamesTheParameter(String from, String to, String name) throws Exception {
        Caller.Reply reply = caller.post(MASK, body(",'mask':{'format':'soft'}").replace(from, to));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/type")).isEqualTo("InputValidationError");
        assertThat(reply.json().get("details").findValuesAsText("name"))
                .anySatisfy(named -> assertThat(named).endsWith(name));
        assertThat(reply.text("/details/0/reason")).isNotBlank();
        assertThat(adobe.violations()).singleElement().extracting("status").isEqualTo(400);
        assertThat(adobe.jobs()).isEmpty();
    }

    @Test
    void errorsOfEveryKindHaveTheFamilysForm() throws Exception {
        Caller.Reply malformed = caller.post(MASK, "{");
        Caller.Reply unknown = caller.get("/sensei/status/none");
        fault = Optional.of(Fault.RATE_LIMITED);
        Caller.Reply limited = caller.post(CUTOUT, body(""));
        fault = Optional.empty();
        Caller.Reply expired = caller.withToken("expired").post(CUTOUT, body(""));

        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.text("/code")).isEqualTo("bad_request");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("/code")).isEqualTo("unknown_job_id");
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.text("/type")).isEqualTo("JobError");
        assertThat(limited.header("retry-after")).isEqualTo("1");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.text("/title")).isEqualTo("Oauth token is not valid");
    }

    private String body(String output) {
        return body("/ada.jpg", "/out.png", output);
    }

    private String body(String from, String to, String output) {
        return "{'input':{'href':'" + bucket.url(from) + "','storage':'external'},'output':{'href':'" + bucket.url(to)
                + "','storage':'external'" + output + "}}";
    }

    private BufferedImage written(String path, String output) throws Exception {
        assertThat(caller.run(path, body(output)).text("/status")).isEqualTo("succeeded");
        return Pictures.decode(bucket.get("/out.png"));
    }

    private static long distinctGrays(BufferedImage picture) {
        return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .distinct()
                .count();
    }
}
