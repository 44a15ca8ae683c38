package dev.photinus.local.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How an invocation ended, as Step Functions sees it.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Handling errors in Step
 *     Functions</a>
 */
public sealed interface InvocationResult {

    /** What the invocation took. */
    InvocationReport report();

    /** The function answered. */
    record Succeeded(JsonNode payload, InvocationReport report) implements InvocationResult {}

    /**
     * The function, or the process that ran it, failed.
     *
     * @param error the error's name: the function's own errorType, or one of Lambda's such as {@code Sandbox.Timedout}
     * @param cause the whole error object as JSON text; a message where Lambda did not run the function
     */
    record Failed(String error, String cause, InvocationReport report) implements InvocationResult {
        static final String THROTTLED = "Lambda.TooManyRequestsException";

        /** Whether the function was not run at all, since the account's concurrency was used up. */
        public boolean isThrottled() {
            return error.equals(THROTTLED);
        }
    }
}
