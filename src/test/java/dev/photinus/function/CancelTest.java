package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(CancelTest.Profile.class)
class CancelTest extends FunctionTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("cancel");
        }
    }

    @Inject
    Fill fill;

    CancelTest() {
        super("cancel");
    }

    private Cancel.StatusChange stopped() {
        return new Cancel.StatusChange(new Cancel.StatusChange.Detail(execution));
    }

    private Outcome.Submitted running() throws Exception {
        authenticate.authenticate();
        cloud.fault(Operation.FILL, Fault.JOB_NEVER_ENDS);
        S3Location photo = cloud.put("red.png", TestPhotos.plain(Color.RED, 640, 640));
        S3Location mask = cloud.put("mask.png", TestPhotos.leftHalfMask(640, 640));
        return (Outcome.Submitted) fill.fill(new Fill.Request(
                execution,
                photo,
                Picture.at(mask),
                null,
                "a green meadow",
                null,
                List.of(7L),
                new FillRequest.Size(1024, 1024),
                photo));
    }

    @Test
    void cancelsWhatIsRunningAndForgetsIt() throws Exception {
        String jobId = running().job().jobId();

        invoke(stopped()).statusCode(200).body("jobIds", equalTo(List.of(jobId)));

        assertThat(cloud.adobe().jobs()).anySatisfy(job -> {
            assertThat(job.jobId()).isEqualTo(jobId);
            assertThat(job.outcome()).isEqualTo("cancelled");
        });
        assertThat(jobs.find(execution, "fill").submission()).isEmpty();
        assertThat(cloud.violations()).isEmpty();
    }

    @Test
    void leavesAloneWhatHasSucceeded() throws Exception {
        Outcome.Submitted submitted = running();
        jobs.succeeded(execution, submitted.step(), new Job.Success(Instant.now(), List.of()));
        int cancels = cloud.calls(Operation.CANCEL);

        invoke(stopped()).statusCode(200).body("jobIds", hasSize(0));

        assertThat(cloud.calls(Operation.CANCEL)).isEqualTo(cancels);
    }

    @Test
    void leavesAJobInTheLedgerThatHadEndedAlready() throws Exception {
        Outcome.Submitted submitted = running();
        invoke(stopped()).statusCode(200).body("jobIds", hasSize(1));
        jobs.submitted(
                execution,
                "fill",
                new Job.Submission(
                        "fill",
                        submitted.job().jobId(),
                        submitted.job().statusUrl(),
                        submitted.job().cancelUrl(),
                        Instant.now(),
                        List.of()));

        invoke(stopped()).statusCode(200).body("jobIds", hasSize(0));

        assertThat(jobs.find(execution, "fill").submission()).isPresent();
    }

    @Test
    void sendsTheTokenToNobodyElse() throws Exception {
        authenticate.authenticate();
        jobs.submitted(
                execution,
                "fill",
                new Job.Submission(
                        "fill", "1", null, cloud.scripted().uri() + "/v3/cancel/1", Instant.now(), List.of()));

        invoke(stopped()).statusCode(200).body("jobIds", hasSize(0));

        assertThat(cloud.scripted().requests()).isEmpty();
    }

    @Test
    void isTriedAgainWithoutAToken() throws Exception {
        Outcome.Submitted submitted = running();
        tokens.forget(tokens.living(Duration.ZERO).orElseThrow());

        invoke(stopped())
                .statusCode(500)
                .body("errorMessage", containsString(submitted.job().jobId()));
    }
}
