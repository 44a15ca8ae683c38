package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.asl.HistoryEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An execution's history as a file: what the Step Functions console would show, to look into when something went wrong.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html">GetExecutionHistory</a>
 */
final class HistoryFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HistoryFile() {}

    static void write(List<HistoryEvent> history, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, json(history).toPrettyString() + "\n");
        } catch (IOException e) {
            // the photo is finished all the same
        }
    }

    private static ObjectNode json(List<HistoryEvent> history) {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode events = document.putArray("events");
        for (HistoryEvent event : history) {
            HistoryEvent.Details details = event.details();
            ObjectNode node = events.addObject()
                    .put("id", event.id())
                    .put("previousEventId", event.previousEventId())
                    .put("timestamp", event.timestamp().toString())
                    .put("type", event.type().toString());
            put(node, "name", details.name());
            put(node, "resource", details.resource());
            put(node, "error", details.error());
            put(node, "cause", details.cause());
            if (details.index() != null) {
                node.put("index", details.index());
            }
            if (details.input() != null) {
                node.set("input", details.input());
            }
            if (details.output() != null) {
                node.set("output", details.output());
            }
            if (!details.assignedVariables().isEmpty()) {
                node.putObject("assignedVariables").setAll(details.assignedVariables());
            }
        }
        return document;
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
