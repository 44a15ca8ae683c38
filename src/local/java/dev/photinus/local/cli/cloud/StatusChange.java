package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.aws.sam.SamTemplate;
import java.util.UUID;

/**
 * What Step Functions tells EventBridge at the end of an execution.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step Functions: events</a>
 */
final class StatusChange {

    private StatusChange() {}

    static JsonNode event(Execution execution, String stateMachineArn, ExecutionResult result) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Step Functions Execution Status Change")
                .put("source", "aws.states")
                .put("time", result.stopDate().toString())
                .put("region", SamTemplate.REGION);
        event.putArray("resources").add(execution.arn());
        event.putObject("detail")
                .put("executionArn", execution.arn())
                .put("stateMachineArn", stateMachineArn)
                .put("name", execution.name())
                .put("status", result.status().toString())
                .put("startDate", result.startDate().toEpochMilli())
                .put("stopDate", result.stopDate().toEpochMilli());
        return event;
    }
}
