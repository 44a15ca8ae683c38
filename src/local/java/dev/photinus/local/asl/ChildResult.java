package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What came of one child execution of a distributed Map. */
record ChildResult(Execution execution, ExecutionResult result, int items) {

    @Nullable
    JsonNode output() {
        return result.output();
    }

    /** All that DescribeExecution would tell, as AWS exports it: input and output are strings of JSON. */
    JsonNode everything() {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.put("ExecutionArn", execution.arn());
        all.put("Input", execution.input().toString());
        all.putObject("InputDetails").put("Included", true);
        all.put("Name", execution.name());
        JsonNode output = result.output();
        if (output != null) {
            all.put("Output", output.toString());
            all.putObject("OutputDetails").put("Included", true);
        }
        if (result.error() != null) {
            all.put("Error", result.error());
        }
        if (result.cause() != null) {
            all.put("Cause", result.cause());
        }
        all.put("RedriveCount", execution.redriveCount());
        all.put("RedriveStatus", execution.redriveObstacle() == null ? "REDRIVABLE" : "NOT_REDRIVABLE");
        all.put("StartDate", Execution.timestamp(result.startDate()));
        all.put("StateMachineArn", execution.machineArn());
        all.put("Status", result.status().toString());
        all.put("StopDate", Execution.timestamp(result.stopDate()));
        return all;
    }
}
