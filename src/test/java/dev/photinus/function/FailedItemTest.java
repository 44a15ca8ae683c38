package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.Summary.FailedPhoto;
import dev.photinus.function.input.BatchItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Why a photo of a batch failed, from the end of its child execution as Step Functions describes it. */
class FailedItemTest {

    private final ObjectMapper json = new ObjectMapper();

    private FailedPhoto photo(ObjectNode result, @Nullable String refused) {
        return FailedItem.of(json, result, new BatchItem("headshot", 1, "ada.jpg", "b-1", null, refused));
    }

    private ObjectNode result(String status, @Nullable String error, @Nullable String cause) {
        ObjectNode result = json.createObjectNode().put("Status", status);
        if (error != null) {
            result.put("Error", error);
        }
        if (cause != null) {
            result.put("Cause", cause);
        }
        return result;
    }

    private ObjectNode run(String status) {
        return json.createObjectNode().put("ExecutionArn", "arn:x").put("Status", status);
    }

    @Test
    void hasTheErrorAndTheCauseOfTheWorkflow() {
        String cause = run("FAILED")
                .put("Error", "Photinus.prompt_unsafe")
                .put("Cause", "ada.jpg: Adobe answered 451 (at Fill)")
                .toString();

        FailedPhoto failed = photo(result("FAILED", "States.TaskFailed", cause), null);

        assertThat(failed.error()).isEqualTo("Photinus.prompt_unsafe");
        assertThat(failed.reason()).isEqualTo("ada.jpg: Adobe answered 451 (at Fill)");
        assertThat(failed.item().name()).isEqualTo("b-1");
    }

    @Test
    void namesTheEndOfAWorkflowThatGaveNoCause() {
        FailedPhoto stopped =
                photo(result("FAILED", "States.TaskFailed", run("ABORTED").toString()), null);
        FailedPhoto late =
                photo(result("FAILED", "States.TaskFailed", run("TIMED_OUT").toString()), null);

        assertThat(stopped.error()).isEqualTo("Photinus.ABORTED");
        assertThat(stopped.reason()).isEqualTo("ada.jpg: it was stopped");
        assertThat(late.error()).isEqualTo("Photinus.TIMED_OUT");
        assertThat(late.reason()).isEqualTo("ada.jpg: its workflow took longer than it may");
    }

    /** AWS keeps 32,768 characters of a cause, and the workflow's input, which may be longer, is among them. */
    @Test
    void readsADescriptionThatIsCutOff() {
        FailedPhoto failed = photo(
                result(
                        "FAILED",
                        "States.TaskFailed",
                        """
                        {"Cause":"ada.jpg: no (at Fill)","Error":"E","ExecutionArn":"arn:x","Input":"{\\"source\\": {"""),
                null);

        assertThat(failed.error()).isEqualTo("E");
        assertThat(failed.reason()).isEqualTo("ada.jpg: no (at Fill)");
    }

    @Test
    void hasALinesOwnReasonWhereNothingWasStarted() {
        FailedPhoto failed = photo(
                result("FAILED", "States.QueryEvaluationError", "The JSONata expression … threw an error"),
                "line 5: it is not JSON");

        assertThat(failed.error()).isEqualTo("Photinus.LineRefused");
        assertThat(failed.reason()).isEqualTo("line 5: it is not JSON");
    }

    @Test
    void namesTheCallThatFailed() {
        FailedPhoto failed = photo(result("FAILED", "StepFunctions.ValidationException", "no such name"), null);

        assertThat(failed.error()).isEqualTo("StepFunctions.ValidationException");
        assertThat(failed.reason()).isEqualTo("ada.jpg: StepFunctions.ValidationException no such name");
    }

    @Test
    void namesTheEndOfAChildThatHasNoError() {
        assertThat(photo(result("ABORTED", null, null), null).reason()).isEqualTo("ada.jpg: it was stopped");
        assertThat(photo(result("ABORTED", null, null), null).error()).isEqualTo("ABORTED");
        assertThat(photo(result("FAILED", "States.Timeout", null), null).reason())
                .isEqualTo("ada.jpg: its workflow took longer than it may");
    }
}
