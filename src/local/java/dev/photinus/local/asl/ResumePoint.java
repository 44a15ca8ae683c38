package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a flow continues when its execution is redriven.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html">Restarting executions with
 *     redrive</a>
 */
sealed interface ResumePoint {

    /**
     * A state that was entered and not left.
     *
     * @param enteredEventId of its first entry, which stays the one that causes name
     * @param progress of the flows inside it; null if it starts afresh
     */
    record Entered(
            String state,
            JsonNode input,
            Variables variables,
            Instant entered,
            long enteredEventId,
            @Nullable Progress progress)
            implements ResumePoint {}

    /** A state that was next and had not been entered. */
    record Before(String state, JsonNode input, Variables variables) implements ResumePoint {}

    /** The flow's end: it succeeded, and is not run again. */
    record Ended(JsonNode output) implements ResumePoint {}
}
