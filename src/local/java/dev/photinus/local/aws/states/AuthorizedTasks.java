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

    /** What a task needs, and what AWS calls the error of its service, after the SDK's exception. */
    private record Need(List<AccessRequest> rights, String error, String service) {}

    /** @see <a href="https://github.com/awslabs/aws-deployment-framework/issues/460">such an error, as AWS reports it</a> */
    @Override
    public CompletableFuture<JsonNode> start(TaskRequest request) {
        var need = need(request);
        for (var right : need.rights()) {
            var refusal = roles.refusal(request.executionArn(), right);
            if (refusal.isPresent()) {
                return CompletableFuture.failedFuture(new TaskFailedException(
                        need.error(),
                        refusal.get() + " (Service: " + need.service()
                                + "; Error Code: AccessDeniedException; Request ID: " + UUID.randomUUID()
                                + "; Proxy: null)"));
            }
        }
        return tasks.start(request);
    }

    private static Need need(TaskRequest request) {
        return switch (request.resource()) {
            case NestedExecutions.RESOURCE ->
                new Need(
                        execution(request.arguments()),
                        "StepFunctions.AWSStepFunctionsException",
                        "AWSStepFunctions; Status Code: 400");
            case TaskFailures.RESOURCE ->
                new Need(
                        List.of(AccessRequest.of("states:SendTaskFailure", "*")),
                        "Sfn.SfnException",
                        "Sfn; Status Code: 400");
            default ->
                new Need(
                        List.of(AccessRequest.of("lambda:InvokeFunction", request.resource())),
                        "Lambda.AWSLambdaException",
                        "AWSLambda; Status Code: 403");
        };
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
