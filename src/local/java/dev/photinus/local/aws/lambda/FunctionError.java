package dev.photinus.local.aws.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * Why an invocation failed: a name, and the error object as JSON text.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html">Invocation issues in
 *     Lambda</a>
 */
record FunctionError(String error, String cause) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the function itself, or its runtime, reported. */
    static FunctionError reported(byte[] payload) {
        var text = new String(payload, StandardCharsets.UTF_8);
        var type = parse(text).path("errorType").asText("");
        return new FunctionError(type.isEmpty() ? "Lambda.Unknown" : type, text);
    }

    /** The function took longer than its Timeout. */
    static FunctionError timedOut(String requestId, Duration timeout) {
        var seconds = String.format(Locale.ROOT, "%.2f", timeout.toMillis() / 1000.0);
        return of(
                "Sandbox.Timedout", "RequestId: " + requestId + " Error: Task timed out after " + seconds + " seconds");
    }

    /** The process ended in the middle of an invocation; above 128 the status is a signal's number. */
    static FunctionError exited(String requestId, int status) {
        var how = status > 128 ? "signal: " + (status - 128) : "exit status " + status;
        return of("Runtime.ExitError", "RequestId: " + requestId + " Error: Runtime exited with error: " + how);
    }

    /**
     * The account runs as many invocations as it may. Step Functions names the exception, and has the SDK's message for a cause.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors">Lambda: errors of Invoke</a>
     */
    static FunctionError throttled(String requestId) {
        return new FunctionError(
                InvocationResult.Failed.THROTTLED,
                "Rate Exceeded. (Service: Lambda, Status Code: 429, Request ID: " + requestId + ")");
    }

    /** Lambda's own errors. */
    static FunctionError of(String type, String message) {
        var error = JSON.createObjectNode().put("errorType", type).put("errorMessage", message);
        return new FunctionError(type, error.toString());
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
