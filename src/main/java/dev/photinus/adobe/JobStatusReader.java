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
 * Reads a status answer of any family: Firefly, Photoshop v2, masking, and of the legacy generation Sensei and Lightroom. Total:
 * whatever the answer holds, it becomes one of the three statuses. The job is paid for, so a status that Adobe's contract does not
 * know ends it only with a result or an error beside it; else the job is asked for again, until its deadline.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/api/polling/">Firefly: job status</a>
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/guides/get-job-status/">Photoshop: job status</a>
 */
public final class JobStatusReader {

    /** Members that an answer has for an error alone. */
    private static final List<String> ERRORS = List.of("error_code", "errorCode", "error", "errors", "errorDetails");

    private JobStatusReader() {}

    /** The status that the body of a successful answer tells. */
    public static JobStatus read(JsonNode answer) {
        String status = status(answer);
        return switch (status) {
            case "pending", "running", "not_started", "submitted", "cancel_pending" -> new Running();
            case "succeeded" -> succeeded(answer);
            case "failed" -> failed(answer);
            case "canceled", "cancelled" -> new Failed("canceled", "the job was cancelled");
            case "timeout" -> new Failed("timeout", "Adobe gave up on the job because it took too long");
            case "" -> unknown(answer, "Adobe's answer names no status");
            default -> unknown(answer, "Adobe's answer names a status that is not known: " + shorten(status));
        };
    }

    /** Lightroom tells it of each output: the first that has not succeeded speaks for the job. */
    private static String status(JsonNode answer) {
        if (answer.has("status")) {
            return answer.path("status").asText("");
        }
        return StreamSupport.stream(answer.path("outputs").spliterator(), false)
                .map(output -> output.path("status").asText(""))
                .reduce((first, second) -> first.equals("succeeded") ? second : first)
                .orElse("");
    }

    private static JobStatus succeeded(JsonNode answer) {
        if (answer.has("semanticMasks") || answer.has("backgroundMasks")) {
            return masks(answer);
        }
        List<Output> outputs = new ArrayList<>();
        for (JsonNode output : outputs(answer)) {
            outputs.add(new Output(
                    urlOf(output),
                    output.path("seed").isIntegralNumber() ? output.path("seed").asLong() : null,
                    null));
        }
        return outputs.isEmpty()
                ? new Failed("no_outputs", "Adobe says that the job succeeded, but names no output")
                : new Succeeded(List.copyOf(outputs));
    }

    private static Iterable<JsonNode> outputs(JsonNode answer) {
        if (answer.has("result")) {
            return list(answer.path("result").path("outputs"));
        }
        if (answer.has("outputs")) {
            return answer.path("outputs");
        }
        // what remains is one output: Sensei's, or that of fill-masked-areas
        return Stream.of(answer.path("output"), answer.path("image"))
                .filter(output -> urlOf(output) != null)
                .toList();
    }

    /** Photoshop's guides show a list, its OpenAPI file says that it is an object: then it is the output itself, or holds them. */
    private static Iterable<JsonNode> list(JsonNode outputs) {
        return outputs.isObject() && urlOf(outputs) != null ? List.of(outputs) : outputs;
    }

    /**
     * Firefly: {@code image.url}; remove-background and masking: {@code destination.url}; edit: {@code url}, or the destination
     * given; Sensei: {@code href}; Lightroom: {@code _links.self.href}.
     */
    private static @Nullable String urlOf(JsonNode output) {
        return Stream.of(
                        output.path("image").path("url"),
                        output.path("destination").path("url"),
                        output.path("url"),
                        output.path("href"),
                        output.path("_links").path("self").path("href"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(null);
    }

    private static JobStatus masks(JsonNode answer) {
        List<Output> outputs = new ArrayList<>();
        for (String list : List.of("semanticMasks", "backgroundMasks")) {
            for (JsonNode mask : answer.path(list)) {
                if (urlOf(mask) == null) {
                    return new Failed("no_outputs", "Adobe says that it found an object, but names no mask of it");
                }
                outputs.add(new Output(urlOf(mask), null, object(mask)));
            }
        }
        return outputs.isEmpty()
                ? new Failed("no_objects", "Adobe found nothing on the photo that it could mask")
                : new Succeeded(List.copyOf(outputs));
    }

    private static MaskedObject object(JsonNode mask) {
        JsonNode box = mask.path("boundingBox");
        return new MaskedObject(
                mask.path("label").asText(""),
                mask.path("score").asDouble(),
                new MaskedObject.BoundingBox(
                        box.path("x").asDouble(),
                        box.path("y").asDouble(),
                        box.path("width").asDouble(),
                        box.path("height").asDouble()));
    }

    private static JobStatus unknown(JsonNode answer, String note) {
        if (hasResult(answer)) {
            return succeeded(answer);
        }
        boolean hasError = ERRORS.stream()
                .anyMatch(member -> !answer.path(member).isMissingNode()
                        && !answer.path(member).isNull()
                        && !(answer.path(member).isContainerNode()
                                && answer.path(member).isEmpty()));
        return hasError ? failed(answer) : new Running(note);
    }

    private static boolean hasResult(JsonNode answer) {
        return !answer.path("semanticMasks").isEmpty()
                || StreamSupport.stream(outputs(answer).spliterator(), false).anyMatch(output -> urlOf(output) != null);
    }

    private static JobStatus failed(JsonNode answer) {
        ErrorReason reason = ErrorReason.of(answer);
        return new Failed(
                reason.code().isEmpty() ? "failed" : reason.code(),
                reason.message().isEmpty() ? "no reason given" : reason.message());
    }

    /** Redacted before it is cut: half a token is still half a token. */
    private static String shorten(String text) {
        String redacted = Redacted.text(text);
        return redacted.length() <= 500 ? redacted : redacted.substring(0, 500) + "…";
    }
}
