package dev.photinus.function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.adobe.Redacted;
import dev.photinus.function.Summary.FailedPhoto;
import dev.photinus.function.input.BatchItem;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds out why a photo of a batch failed, from how its child execution ended: no state of it catches anything, so that AWS can
 * redrive it. A workflow's own error and cause are inside the text of a description then, and a line that was refused fails at the
 * expression that would start its workflow.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html">startExecution.sync: the cause is
 *     what DescribeExecution answers</a>
 */
final class FailedItem {

    private static final String LINE_REFUSED = "Photinus.LineRefused";

    private FailedItem() {}

    /** @param result of the child execution, as the ResultWriter writes it */
    static FailedPhoto of(ObjectMapper json, JsonNode result, BatchItem item) {
        if (item.refused() != null) {
            return new FailedPhoto(item.refused(), LINE_REFUSED, item);
        }
        String status = result.path("Status").asText();
        String error = result.path("Error").asText(status);
        String cause = result.path("Cause").asText();
        Map<String, String> run = description(json, cause);
        if (run.containsKey("ExecutionArn")) {
            String end = run.getOrDefault("Status", status);
            return photo(
                    run.getOrDefault("Cause", item.photo() + ": " + ended(end, end)),
                    run.getOrDefault("Error", "Photinus." + end),
                    item);
        }
        String reason = cause.isEmpty() ? ended(status, error) : error + " " + cause;
        return photo(item.photo() + ": " + reason, error, item);
    }

    private static FailedPhoto photo(String reason, String error, BatchItem item) {
        return new FailedPhoto(Redacted.text(reason), error, item);
    }

    private static String ended(String status, String error) {
        if (error.equals("States.Timeout")) {
            return ended("TIMED_OUT", "");
        }
        return switch (status) {
            case "TIMED_OUT" -> "its workflow took longer than it may";
            case "ABORTED" -> "it was stopped";
            default -> "its execution ended as " + status;
        };
    }

    /** The texts in a description, as far as it goes: AWS cuts off what is too long. Empty where the cause is none. */
    private static Map<String, String> description(ObjectMapper json, String cause) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = json.createParser(cause)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    if (parser.nextToken() == JsonToken.VALUE_STRING) {
                        texts.put(name, parser.getText());
                    }
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            return texts;
        }
        return texts;
    }
}
