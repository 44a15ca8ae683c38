package dev.photinus.local.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.aws.sam.SamTemplate;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Step Functions tells EventBridge at the end of an execution.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step Functions: events</a>
 */
public final class StatusChange {

    /** More of input and output together, escaped, does not fit into an event: the input stays out, and then the output. */
    private static final int LARGEST_PAYLOADS = 248 * 1024;

    private StatusChange() {}

    /** @param input that the execution began with */
    public static JsonNode event(Execution execution, String stateMachineArn, JsonNode input, ExecutionResult result) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Step Functions Execution Status Change")
                .put("source", "aws.states")
                .put("account", SamTemplate.ACCOUNT)
                .put("time", result.stopDate().toString())
                .put("region", SamTemplate.REGION);
        event.putArray("resources").add(execution.arn());
        ObjectNode detail = event.putObject("detail")
                .put("executionArn", execution.arn())
                .put("stateMachineArn", stateMachineArn)
                .put("name", execution.name())
                .put("status", result.status().toString())
                .put("startDate", result.startDate().toEpochMilli())
                .put("stopDate", result.stopDate().toEpochMilli());
        JsonNode output = result.output();
        int outputSize = output == null ? 0 : escapedSize(output);
        putPayload(detail, "input", input, escapedSize(input) + outputSize <= LARGEST_PAYLOADS);
        putPayload(detail, "output", output, outputSize <= LARGEST_PAYLOADS);
        detail.put("error", result.error()).put("cause", result.cause());
        return event;
    }

    private static void putPayload(ObjectNode detail, String name, @Nullable JsonNode payload, boolean fits) {
        detail.put(name, payload == null || !fits ? null : payload.toString());
        if (payload == null) {
            detail.putNull(name + "Details");
        } else {
            detail.putObject(name + "Details").put("included", fits);
        }
    }

    private static int escapedSize(JsonNode payload) {
        return JsonNodeFactory.instance.textNode(payload.toString()).toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
