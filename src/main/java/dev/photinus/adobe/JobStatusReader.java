package dev.photinus.adobe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.adobe.JobStatus.Failed;
import dev.photinus.adobe.JobStatus.Output;
import dev.photinus.adobe.JobStatus.Running;
import dev.photinus.adobe.JobStatus.Succeeded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads a status answer. Total: whatever the answer holds, it becomes one of the three statuses; a status that Adobe's
 * contract does not know is a failure with the name of that status, never a wait without end.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/api/polling/">Firefly: job status</a>
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/guides/get-job-status/">Photoshop: job status</a>
 */
public final class JobStatusReader {

    private JobStatusReader() {}

    /** The status that the body of a 200 answer tells. */
    public static JobStatus read(JsonNode answer) {
        String status = answer.path("status").asText("");
        return switch (status) {
            case "pending", "running", "not_started", "submitted", "cancel_pending" -> new Running();
            case "succeeded" -> succeeded(answer);
            case "failed" -> failed(answer);
            case "canceled", "cancelled" -> new Failed("canceled", "the job was cancelled");
            case "timeout" -> new Failed("timeout", "Adobe gave up on the job because it took too long");
            case "" -> new Failed("no_status", "Adobe's answer names no status");
            default ->
                new Failed("unknown_status", "Adobe's answer names a status that is not known: " + shorten(status));
        };
    }

    private static JobStatus succeeded(JsonNode answer) {
        List<Output> outputs = new ArrayList<>();
        for (JsonNode output : list(answer.path("result").path("outputs"))) {
            outputs.add(new Output(
                    urlOf(output),
                    output.path("seed").isIntegralNumber() ? output.path("seed").asLong() : null));
        }
        return outputs.isEmpty()
                ? new Failed("no_outputs", "Adobe says that the job succeeded, but names no output")
                : new Succeeded(List.copyOf(outputs));
    }

    /** Photoshop's guides show a list, its OpenAPI file says that it is an object: then it is the output itself, or holds them. */
    private static Iterable<JsonNode> list(JsonNode outputs) {
        return outputs.isObject() && urlOf(outputs) != null ? List.of(outputs) : outputs;
    }

    /** Firefly: {@code image.url}; remove-background: {@code destination.url}; edit: {@code url}, or the destination given. */
    private static @Nullable String urlOf(JsonNode output) {
        return Stream.of(
                        output.path("image").path("url"),
                        output.path("destination").path("url"),
                        output.path("url"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(null);
    }

    private static JobStatus failed(JsonNode answer) {
        String code = answer.path("error_code").asText("");
        String message = answer.path("message").asText("");
        for (JsonNode detail : answer.path("errorDetails")) {
            code = code.isEmpty() ? detail.path("errorCode").asText("") : code;
            message = message.isEmpty() ? detail.path("message").asText("") : message;
        }
        String where = StreamSupport.stream(answer.path("validation_errors").spliterator(), false)
                .map(ValidationErrors::describe)
                .reduce("", (a, b) -> a + "; " + b);
        return new Failed(
                code.isEmpty() ? "failed" : code, shorten((message.isEmpty() ? "no reason given" : message) + where));
    }

    private static String shorten(String text) {
        return text.length() <= 500 ? text : text.substring(0, 500) + "…";
    }
}
