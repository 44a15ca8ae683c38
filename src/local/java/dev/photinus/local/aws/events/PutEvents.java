package dev.photinus.local.aws.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.aws.AwsJsonServer;
import dev.photinus.local.aws.iam.AccessRequest;
import dev.photinus.local.aws.sam.SamTemplate;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * EventBridge's operation for whoever is not in this process, with events of one's own. As on AWS, what is wrong with an entry is
 * told in the answer, beside the entries that are taken.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a>
 */
public final class PutEvents implements AwsJsonServer.Operation {

    /** What clients call the operation. */
    public static final String TARGET = "AWSEvents.PutEvents";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventBus bus;
    private final Clock clock;

    public PutEvents(EventBus bus, Clock clock) {
        this.bus = bus;
        this.clock = clock;
    }

    /** The rights that the operation needs: for each entry the right to put it on its bus. */
    public static List<AccessRequest> needed(JsonNode request) {
        return request.path("Entries")
                .valueStream()
                .map(entry -> AccessRequest.of("events:PutEvents", bus(entry))
                        .with("events:source", List.of(entry.path("Source").asText()))
                        .with(
                                "events:detail-type",
                                List.of(entry.path("DetailType").asText())))
                .toList();
    }

    private static String bus(JsonNode entry) {
        String bus = entry.path("EventBusName").asText("default");
        return bus.startsWith("arn:")
                ? bus
                : "arn:aws:events:" + SamTemplate.REGION + ":" + SamTemplate.ACCOUNT + ":event-bus/" + bus;
    }

    @Override
    public JsonNode answer(JsonNode request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var results = answer.putArray("Entries");
        int failed = 0;
        for (JsonNode entry : request.path("Entries")) {
            ObjectNode result = result(entry);
            results.add(result);
            failed += result.has("ErrorCode") ? 1 : 0;
        }
        return answer.put("FailedEntryCount", failed);
    }

    private ObjectNode result(JsonNode entry) {
        for (String needed : new String[] {"Source", "DetailType", "Detail"}) {
            if (entry.path(needed).asText().isEmpty()) {
                return error(
                        "InvalidArgument",
                        "Parameter " + needed + " is not valid. Reason: " + needed + " is a required argument.");
            }
        }
        if (entry.path("Source").asText().startsWith("aws.")) {
            return error("NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        try {
            JsonNode detail = JSON.readTree(entry.path("Detail").asText());
            if (!detail.isObject()) {
                return error("MalformedDetail", "Detail is malformed.");
            }
            String id = UUID.randomUUID().toString();
            var unused = bus.put(event(id, entry, detail));
            return JsonNodeFactory.instance.objectNode().put("EventId", id);
        } catch (JsonProcessingException e) {
            return error("MalformedDetail", "Detail is malformed.");
        }
    }

    private JsonNode event(String id, JsonNode entry, JsonNode detail) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", entry.path("DetailType").asText())
                .put("source", entry.path("Source").asText())
                .put("account", SamTemplate.ACCOUNT)
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", SamTemplate.REGION);
        event.putArray("resources").addAll(entry.path("Resources").valueStream().toList());
        event.set("detail", detail);
        return event;
    }

    private static ObjectNode error(String code, String message) {
        return JsonNodeFactory.instance.objectNode().put("ErrorCode", code).put("ErrorMessage", message);
    }
}
