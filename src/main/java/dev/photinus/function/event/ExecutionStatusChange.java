package dev.photinus.function.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The event {@code Step Functions Execution Status Change} of an execution that has ended, as far as it matters here.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step Functions: events</a>
 */
@RegisterForReflection
public record ExecutionStatusChange(Detail detail) {

    /**
     * @param status {@code SUCCEEDED}, {@code FAILED}, {@code TIMED_OUT} or {@code ABORTED}
     * @param startDate in milliseconds since 1970
     * @param stopDate in milliseconds since 1970
     * @param input JSON; absent where it is too large for an event
     * @param output JSON, of an execution that succeeded; absent where it is too large for an event
     * @param error its name, of one that did not succeed
     * @param cause what a person should know
     */
    @RegisterForReflection
    public record Detail(
            String executionArn,
            String stateMachineArn,
            String name,
            String status,
            long startDate,
            long stopDate,
            @Nullable String input,
            @Nullable String output,
            @Nullable String error,
            @Nullable String cause) {

        private static final double MILLIS = 1000;

        public boolean succeeded() {
            return status.equals("SUCCEEDED");
        }

        /** The same end, with another error and cause. */
        Detail failedBy(String otherError, @Nullable String otherCause) {
            return new Detail(
                    executionArn,
                    stateMachineArn,
                    name,
                    status,
                    startDate,
                    stopDate,
                    input,
                    output,
                    otherError,
                    otherCause);
        }

        /** When it ended. */
        public Instant ended() {
            return Instant.ofEpochMilli(stopDate);
        }

        /** How long it took. */
        public double seconds() {
            return (stopDate - startDate) / MILLIS;
        }
    }
}
