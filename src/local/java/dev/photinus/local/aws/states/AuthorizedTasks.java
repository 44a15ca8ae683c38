package dev.photinus.local.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.asl.Tasks;
import dev.photinus.local.aws.iam.AccessRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Tasks that begin only where the role of the state machine allows them: the invocation of a function, the start of an execution.
 *
 * @param roles of the machines
 * @param tasks what is allowed
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html">How Step Functions
 *     generates IAM policies for integrated services</a>
 */
public record AuthorizedTasks(MachineRoles roles, Tasks tasks) implements Tasks {

    /** AWS calls the error after the SDK's exception, as <a href="https://github.com/awslabs/aws-deployment-framework/issues/460">seen here</a>. */
    @Override
    public CompletableFuture<JsonNode> start(TaskRequest request) {
        var startsExecution = request.resource().equals(NestedExecutions.RESOURCE);
        var needed = startsExecution
                ? execution(request.arguments())
                : List.of(AccessRequest.of("lambda:InvokeFunction", request.resource()));
        for (var right : needed) {
            var refusal = roles.refusal(request.executionArn(), right);
            if (refusal.isPresent()) {
                var service = startsExecution ? "AWSStepFunctions; Status Code: 400" : "AWSLambda; Status Code: 403";
                return CompletableFuture.failedFuture(new TaskFailedException(
                        startsExecution ? "StepFunctions.AWSStepFunctionsException" : "Lambda.AWSLambdaException",
                        refusal.get() + " (Service: " + service + "; Error Code: AccessDeniedException; Request ID: "
                                + UUID.randomUUID() + "; Proxy: null)"));
            }
        }
        return tasks.start(request);
    }

    /**
     * A {@code .sync} task polls the execution beside waiting for its event, and stops it when it is stopped itself.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html">Start a workflow execution</a>
     */
    private static List<AccessRequest> execution(JsonNode arguments) {
        var machine = arguments.path("StateMachineArn").asText();
        var execution = machine.replace(":stateMachine:", ":execution:") + ":"
                + arguments.path("Name").asText("any");
        return List.of(
                AccessRequest.of("states:StartExecution", machine),
                AccessRequest.of("states:DescribeExecution", execution),
                AccessRequest.of("states:StopExecution", execution));
    }
}
