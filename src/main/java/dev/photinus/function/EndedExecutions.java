package dev.photinus.function;

import dev.photinus.function.event.ExecutionStatusChange.Detail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Tells whether an execution is still as an event says it ended. Events are delivered on a best-effort basis: twice, late, after a
 * redrive has begun, or after it has succeeded.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step Functions: events</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html">DescribeExecution</a>
 */
@ApplicationScoped
class EndedExecutions {

    private final SfnClient stepFunctions;

    EndedExecutions(SfnClient stepFunctions) {
        this.stepFunctions = stepFunctions;
    }

    /**
     * @throws IllegalStateException if Step Functions, whose descriptions may lag behind its events, does not know the end yet
     * @throws software.amazon.awssdk.core.exception.SdkException if Step Functions does not answer, or does not know the execution
     */
    boolean isStill(Detail ended) {
        Instant end = Instant.ofEpochMilli(ended.stopDate());
        DescribeExecutionResponse now =
                stepFunctions.describeExecution(execution -> execution.executionArn(ended.executionArn()));
        boolean redriven = now.redriveDate() != null && now.redriveDate().isAfter(end);
        if (!redriven && now.status() == ExecutionStatus.RUNNING) {
            throw new IllegalStateException(
                    "Step Functions does not know yet that " + ended.executionArn() + " has ended");
        }
        return ended.status().equals(now.statusAsString()) && end.equals(now.stopDate());
    }
}
