package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.job.JobTimes;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs over time, on a clock that the test moves. */
class JobLifeTest {
    private final ManualClock clock = new ManualClock();
    private final AdobeStandIn adobe =
            AdobeStandIn.start(StandInSettings.quick().withClock(clock));
    private final Caller caller = new Caller(adobe);
    private final LoopbackFiles bucket = Unchecked.get(LoopbackFiles::new);
    private String fill = "";

    @BeforeEach
    void signIn() throws Exception {
        caller.signIn();
        String photo = bucket.put("/ada.png", Pictures.encode(Pictures.portrait(96, 128), "png"));
        fill = "{'image':{'source':{'url':'" + photo + "'}},'mask':{'source':{'url':'" + photo
                + "'}},'size':{'width':896,'height':1152}}";
    }

    @AfterEach
    void stop() {
        adobe.close();
        bucket.close();
    }

    @Test
    void aJobIsPendingThenRunningThenSucceeded() throws Exception {
        Caller.Reply accepted = caller.post("/v3/images/fill-async", fill);
        String status = accepted.text("/statusUrl");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(status).isEqualTo(adobe.uri() + "/v3/status/" + accepted.text("/jobId"));
        assertThat(accepted.text("/cancelUrl")).contains("/v3/cancel/urn:ff:jobs:");
        assertThat(caller.get(status).text("/status")).isEqualTo("pending");
        clock.pass(Duration.ofSeconds(1));
        assertThat(caller.get(status).text("/status")).isEqualTo("running");
        assertThat(caller.get(status).json().get("progress").asInt()).isEqualTo(50);
        clock.pass(Duration.ofMillis(999));
        assertThat(caller.get(status).text("/status")).isEqualTo("running");
        clock.pass(Duration.ofMillis(1));
        assertThat(caller.await(status).text("/status")).isEqualTo("succeeded");
        assertThat(adobe.jobs()).singleElement().satisfies(job -> assertThat(
                        Duration.between(job.submitted(), job.finished()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void aRunningJobCanBeCancelledOnce() throws Exception {
        Caller.Reply accepted = caller.post("/v3/images/fill-async", fill);

        assertThat(caller.put(accepted.text("/cancelUrl")).status()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(10));

        assertThat(caller.get(accepted.text("/statusUrl")).text("/status")).isEqualTo("cancelled");
        assertThat(caller.put(accepted.text("/cancelUrl")).status()).isEqualTo(409);
        assertThat(adobe.jobs()).singleElement().extracting("outcome").isEqualTo("cancelled");
        assertThat(adobe.calls().get(Operation.CANCEL)).extracting("calls").isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "/v2/remove-background; {'image':{'source':{'url':'IN'}},'mode':'mask'}",
                "/v2/edit; {'image':{'source':{'url':'IN'}},'edits':{'autoTone':true},'outputs':[{'destination':{'url':'OUT'},'mediaType':'image/png'}]}",
                "/sensei/mask; {'input':{'href':'IN','storage':'external'},'output':{'href':'OUT','storage':'external'}}",
                "/sensei/cutout; {'input':{'href':'IN','storage':'external'},'output':{'href':'OUT','storage':'external'}}",
                "/lrService/autoTone; {'inputs':{'href':'IN','storage':'external'},'outputs':[{'href':'OUT','storage':'external','type':'image/png'}]}",
            })
    void soIsAJobOfEveryOtherKind(String path, String body) throws Exception {
        Caller.Reply accepted =
                caller.post(path, body.replace("IN", bucket.url("/ada.png")).replace("OUT", bucket.url("/out.png")));
        String status = Caller.statusUrl(accepted);

        assertThat(Caller.state(caller.get(status))).isEqualTo("pending");
        clock.pass(Duration.ofMillis(999));
        assertThat(Caller.state(caller.get(status))).isEqualTo("running");
        clock.pass(Duration.ofMillis(1));
        assertThat(Caller.state(caller.await(status))).isEqualTo("succeeded");
    }

    @Test
    void anUnknownJobIsNotFound() throws Exception {
        Caller.Reply firefly = caller.get("/v3/status/urn:ff:jobs:standin:none");
        Caller.Reply photoshop = caller.get("/v2/status/none");

        assertThat(firefly.status()).isEqualTo(404);
        assertThat(firefly.text("/error_code")).isEqualTo("unknown_job_id");
        assertThat(photoshop.text("/error_code")).isEqualTo("unknown_job_id");
    }

    @Test
    void realisticTimesAreAdobesAndComeFromTheSeed() throws Exception {
        assertThat(secondsOfFills(1))
                .isEqualTo(secondsOfFills(1))
                .isNotEqualTo(secondsOfFills(2))
                .isBetween(8_000L, 20_000L);
    }

    /** How long, in simulated milliseconds, the first fill takes under a seed. */
    private long secondsOfFills(long seed) throws Exception {
        StandInSettings settings = StandInSettings.quick()
                .withJobTimes(JobTimes.realistic())
                .withSeed(seed)
                .withClock(clock);
        try (AdobeStandIn realistic = AdobeStandIn.start(settings)) {
            Caller other = new Caller(realistic).signIn();
            String status = other.post("/v3/images/fill-async", fill).text("/statusUrl");
            for (long passed = 0; passed <= 20_000; passed += 100) {
                clock.pass(Duration.ofMillis(100));
                if (other.get(status).json().path("progress").asInt() == 99) {
                    return passed + 100;
                }
            }
            throw new AssertionError("a realistic fill takes at most 20 s");
        }
    }
}
