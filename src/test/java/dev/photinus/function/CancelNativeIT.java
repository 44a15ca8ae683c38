package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobState;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(CancelNativeIT.Profile.class)
class CancelNativeIT extends ExecutableIT {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("cancel");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FunctionCloud.class, Map.of(FunctionCloud.SCRIPTED, "firefly")));
        }
    }

    private String aborted() {
        Instant stopped = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        cloud.is(execution, "ABORTED", stopped);
        return "{\"detail-type\": \"Step Functions Execution Status Change\", \"detail\": {\"executionArn\": \""
                + execution
                + "\", \"status\": \"ABORTED\", \"stopDate\": " + stopped.toEpochMilli()
                + ", \"input\": \"{\\\"source\\\": {\\\"bucket\\\": \\\"photos\\\","
                + " \\\"key\\\": \\\"incoming/made-up.jpg\\\"}}\"}}";
    }

    private void running() {
        cloud.jobs()
                .submitted(
                        execution,
                        "fill",
                        new Job.Submission(
                                "fill",
                                "urn:1",
                                cloud.scripted().uri() + "/v3/status/1",
                                cloud.scripted().uri() + "/v3/cancel/1",
                                Instant.now(),
                                List.of()));
    }

    @Test
    void cancelsWhatIsRunning() throws IOException {
        cloud.authenticate();
        running();
        cloud.scripted().answers(200, "application/json", "{}");

        invoke(aborted()).statusCode(200).body("jobIds", equalTo(List.of("urn:1")));

        assertThat(cloud.scripted().requests()).containsExactly("/v3/cancel/1");
        assertThat(cloud.jobs().find(execution, "fill").state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void reportsThatThereIsNoToken() throws IOException {
        running();

        fails(
                aborted(),
                "java.lang.IllegalStateException: There is no access token in the ledger to cancel job urn:1 with");
    }
}
