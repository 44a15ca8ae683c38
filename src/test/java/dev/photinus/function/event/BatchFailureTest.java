package dev.photinus.function.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.function.event.ExecutionStatusChange.Detail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchFailureTest {

    private static BatchFailure failure(
            String status, @Nullable String error, @Nullable String cause, @Nullable String tooMany) {
        Detail ended = new Detail("arn", "machine", "b", status, 0, 1, null, null, error, cause);
        return BatchFailure.of(ended, tooMany, new ObjectMapper());
    }

    @Test
    void namesTooManyFailures() {
        String error = "States.ExceedToleratedFailureThreshold";

        assertThat(failure("FAILED", error, "The specified tolerated …", "More than 20 %"))
                .isEqualTo(new BatchFailure("Photinus.TooManyFailures", "More than 20 %"));
        assertThat(failure("FAILED", error, "The specified tolerated …", null).reason())
                .as("without the plan")
                .isEqualTo("The specified tolerated …");
    }

    @Test
    void hasTheMessageOfAFunctionThatThrew() {
        BatchFailure failure = failure(
                "FAILED",
                "io.quarkus.funqy.runtime.ApplicationException",
                "{\"errorType\": \"x\", \"errorMessage\": \"dev.photinus.Some$Thing: S3 does not answer\"}",
                null);

        assertThat(failure).isEqualTo(new BatchFailure("Photinus.StepFailed", "S3 does not answer"));
    }

    @Test
    void leavesTheRestAsItIs() {
        assertThat(failure("FAILED", "Photinus.BatchRefused", "There is no photo in a/b", null))
                .isEqualTo(new BatchFailure("Photinus.BatchRefused", "There is no photo in a/b"));
        assertThat(failure("FAILED", "States.Runtime", "{not JSON", null).reason())
                .isEqualTo("{not JSON");
        assertThat(failure("FAILED", "States.Timeout", null, null).reason())
                .isEqualTo("A step took longer than it may.");
        assertThat(failure("ABORTED", null, null, null).error()).isEqualTo("Photinus.ABORTED");
    }
}
