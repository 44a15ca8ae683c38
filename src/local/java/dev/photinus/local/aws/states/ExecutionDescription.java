package dev.photinus.local.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution as DescribeExecution reports it; moments are seconds since 1970.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html">DescribeExecution</a>
 */
final class ExecutionDescription {

    private static final double MILLIS = 1000;

    private ExecutionDescription() {}

    static ObjectNode of(Execution execution, String stateMachineArn) {
        ExecutionResult ended = execution.ended();
        ObjectNode description = JsonNodeFactory.instance
                .objectNode()
                .put("executionArn", execution.arn())
                .put("stateMachineArn", stateMachineArn)
                .put("name", execution.name())
                .put("status", ended == null ? "RUNNING" : ended.status().toString())
                .put("startDate", seconds(execution.startDate()));
        put(description, "input", execution.input());
        if (ended != null) {
            description.put("stopDate", seconds(ended.stopDate()));
            put(description, "output", ended.output());
            putIfPresent(description, "error", ended.error());
            putIfPresent(description, "cause", ended.cause());
        }
        description.put("redriveCount", execution.redriveCount());
        Instant redriven = execution.redriveDate();
        if (redriven != null) {
            description.put("redriveDate", seconds(redriven));
        }
        String obstacle = execution.redriveObstacle();
        putIfPresent(description, "redriveStatusReason", obstacle);
        return description.put("redriveStatus", obstacle == null ? "REDRIVABLE" : "NOT_REDRIVABLE");
    }

    static double seconds(Instant instant) {
        return instant.toEpochMilli() / MILLIS;
    }

    private static void put(ObjectNode description, String name, @Nullable JsonNode payload) {
        if (payload != null) {
            description.put(name, payload.toString());
            description.putObject(name + "Details").put("included", true);
        }
    }

    private static void putIfPresent(ObjectNode description, String name, @Nullable String value) {
        if (value != null) {
            description.put(name, value);
        }
    }
}
