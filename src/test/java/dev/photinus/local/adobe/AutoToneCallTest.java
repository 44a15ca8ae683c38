package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.job.JobTimes;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoToneCallTest {
    private static final String PATH = "/v2/edit";

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
    void writesTheTonedPhotoToTheDestination() throws Exception {
        Caller.Reply status = caller.run(
                PATH, body("'autoTone':true", output("/toned.jpg", "'mediaType':'image/jpeg','quality':'maximum'")));

        BufferedImage toned = Pictures.decode(bucket.get("/toned.jpg"));
        assertThat(status.text("/status")).isEqualTo("succeeded");
        assertThat(status.text("/result/outputs/0/url")).isEqualTo(bucket.url("/toned.jpg"));
        assertThat(status.text("/result/outputs/0/destination/url")).isEqualTo(bucket.url("/toned.jpg"));
        assertThat(toned.getWidth()).isEqualTo(200);
        assertThat(adobe.calls().get(Operation.AUTO_TONE)).extracting("jobs").isEqualTo(1);
        assertThat(adobe.violations()).isEmpty();
    }

    @Test
    void writesSeveralOutputsAndHostsWhatHasAValidityPeriod() throws Exception {
        Caller.Reply status = caller.run(
                PATH,
                body(
                        "'autoTone':true",
                        output("/a.png", "'mediaType':'image/png','compression':'low'")
                                + ",{'destination':{'validityPeriod':60},'mediaType':'image/jpeg','quality':'poor'}"));

        assertThat(Pictures.decode(bucket.get("/a.png")).getHeight()).isEqualTo(160);
        Caller.Reply hosted = caller.download(status.text("/result/outputs/1/url"));
        assertThat(hosted.status()).isEqualTo(200);
        assertThat(hosted.bytes()).hasSizeLessThan(bucket.get("/a.png").length);
    }

    @Test
    void aDestinationThatDoesNotTakeTheOutputFailsTheJob() throws Exception {
        Caller.Reply status =
                caller.run(PATH, body("'autoTone':true", output("/expired/x.jpg", "'mediaType':'image/jpeg'")));

        assertThat(status.text("/status")).isEqualTo("failed");
        assertThat(status.text("/errorDetails/0/message")).contains("body.outputs.0.destination.url", "403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'autoTone':false",
                "'autoTone':true,'autoStraighten':{'enabled':true}",
                "'autoTone':true,'light':{'exposure':1}",
            })
    void whatIsNotPlayedIsRefusedAsSuch(String edits) throws Exception {
        Caller.Reply reply = caller.post(PATH, body(edits, output("/x.jpg", "'mediaType':'image/jpeg'")));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("/error_code")).isEqualTo("not_played");
        assertThat(adobe.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'destination':{'url':'https://example.com/x'},'mediaType':'image/jpeg'}",
                "{'destination':{'url':'https://b.s3.amazonaws.com/x'},'mediaType':'image/gif'}",
                "{'destination':{'url':'https://b.s3.amazonaws.com/x'},'mediaType':'image/jpeg','quality':'best'}",
                "{'destination':{'url':'https://b.s3.amazonaws.com/x'},'mediaType':'image/png','quality':'high'}",
                "{'destination':{'url':'https://b.s3.amazonaws.com/x','storage':'external'},'mediaType':'image/png'}",
                "{'destination':{},'mediaType':'image/png'}",
                "{'mediaType':'image/png'}",
            })
    void outputsAgainstTheContractAreRefused(String output) throws Exception {
        Caller.Reply reply = caller.post(PATH, body("'autoTone':true", output));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("/error_code")).isEqualTo("validation_error");
        assertThat(reply.text("/errors/0/message")).startsWith("body.outputs");
        assertThat(adobe.violations()).hasSize(1);
    }

    private String body(String edits, String outputs) {
        return "{'image':{'source':{'url':'" + bucket.url("/dull.png") + "'}},'edits':{" + edits + "},'outputs':["
                + outputs + "]}";
    }

    private String output(String path, String rest) {
        return "{'destination':{'url':'" + bucket.url(path) + "'}," + rest + "}";
    }
}
