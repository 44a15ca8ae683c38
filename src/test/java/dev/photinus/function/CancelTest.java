package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.JobState;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
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

    private JsonNode stopped() {
        ObjectNode event = json.createObjectNode();
        event.putObject("detail")
                .put("executionArn", execution)
                .put("stateMachineArn", FunctionCloud.machine("headshot"))
                .put("status", "ABORTED")
                .put("stopDate", Instant.now().toEpochMilli())
                .put(
                        "input",
                        "{\"source\": {\"bucket\": \"%s\", \"key\": \"%s\"}}".formatted(key().bucket(), key().key()));
        cloud.hasEnded(event);
        return event;
    }

    @Override
    void prepareForSampleEvents() throws IOException {
        for (Path event : sampleEvents()) {
            cloud.hasEnded(json.readTree(event.toFile()));
        }
    }

    /** The event comes late: the execution has been redriven, and wants its job. */
    @Test
    void cancelsNothingOfARedrivenExecution() throws Exception {
        running();
        JsonNode event = stopped();
        int cancels = cloud.calls(Operation.CANCEL);
        cloud.is(execution, "RUNNING", null);

        invoke(event).statusCode(200).body("jobIds", hasSize(0));

        assertThat(cloud.calls(Operation.CANCEL)).isEqualTo(cancels);
        assertThat(jobs.find(execution, "fill").isWantedBy(execution)).isTrue();
    }

    /** The same event again, when the redriven execution has been stopped too: its own event tidies up. */
    @Test
    void cancelsNothingForAnEarlierEnd() throws Exception {
        running();
        JsonNode event = stopped();
        cloud.is(execution, "ABORTED", Instant.now().plusSeconds(60));

        invoke(event).statusCode(200).body("jobIds", hasSize(0));
    }

    private JobKey key() {
        return jobs.key(execution, "fill");
    }

    private Outcome.Submitted running() throws Exception {
        authenticate.authenticate();
        cloud.fault(Operation.FILL, Fault.JOB_NEVER_ENDS);
        S3Location photo = cloud.put("red.png", TestPhotos.plain(Color.RED, 640, 640));
        S3Location mask = cloud.put("mask.png", TestPhotos.leftHalfMask(640, 640));
        return (Outcome.Submitted) fill.fill(new Fill.Request(
                execution,
                null,
                null,
                Picture.at(photo),
                Picture.at(mask),
                null,
                "a green meadow",
                null,
                List.of(7L),
                new FillRequest.Size(1024, 1024)));
    }

    @Test
    void cancelsWhatIsRunningAndForgetsIt() throws Exception {
        String jobId = running().jobId();

        invoke(stopped()).statusCode(200).body("jobIds", equalTo(List.of(jobId)));

        assertThat(cloud.adobe().jobs()).anySatisfy(job -> {
            assertThat(job.jobId()).isEqualTo(jobId);
            assertThat(job.outcome()).isEqualTo("cancelled");
        });
        assertThat(jobs.find(execution, "fill").state()).isEqualTo(JobState.CANCELLED);
        assertThat(cloud.violations()).isEmpty();
    }

    /** It may be cancelled: an execution that joined it would fail by that. */
    @Test
    void leavesAJobMarkedWhoseAnswerIsLost() throws Exception {
        running();
        cloud.faultOnce(Operation.CANCEL, Fault.RESET);

        invoke(stopped()).statusCode(500);
        assertThat(jobs.find(execution, "fill").state()).isEqualTo(JobState.CANCELLING);

        invoke(stopped()).statusCode(200).body("jobIds", hasSize(0)); // Adobe has cancelled it already
    }

    @Test
    void leavesAJobRunningThatAdobeDoesNotCancel() throws Exception {
        running();
        cloud.faultOnce(Operation.CANCEL, Fault.UNAVAILABLE);

        invoke(stopped()).statusCode(500);

        assertThat(jobs.find(execution, "fill").state()).isEqualTo(JobState.SUBMITTED);
    }

    @Test
    void leavesAloneWhatHasSucceeded() throws Exception {
        running();
        jobs.succeeded(execution, "fill", new Job.Success(Instant.now(), List.of()));
        int cancels = cloud.calls(Operation.CANCEL);

        invoke(stopped()).statusCode(200).body("jobIds", hasSize(0));

        assertThat(cloud.calls(Operation.CANCEL)).isEqualTo(cancels);
    }

    @Test
    void leavesAJobInTheLedgerThatHadEndedAlready() throws Exception {
        running();
        Job.Submission job = jobs.find(execution, "fill").submission().orElseThrow();
        invoke(stopped()).statusCode(200).body("jobIds", hasSize(1));
        jobs.submitted(execution, "fill", job);

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

        invoke(stopped()).statusCode(500).body("errorMessage", containsString(submitted.jobId()));
    }
}
