package dev.photinus.local.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.asl.Tasks;
import dev.photinus.local.aws.iam.AccessControl;
import dev.photinus.local.aws.iam.AccessRequest;
import dev.photinus.local.aws.iam.Principal;
import dev.photinus.local.aws.sam.SamTemplate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Tasks that begin only where the role of the state machine allows them: the invocation of a function, the start of an execution.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html">How Step Functions
 *     generates IAM policies for integrated services</a>
 */
public final class AuthorizedTasks implements Tasks {
    private static final String MANAGED_RULE = "arn:aws:events:" + SamTemplate.REGION + ":" + SamTemplate.ACCOUNT
            + ":rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";
    private static final int ARN_NAME = 6;

    private final AccessControl control;
    private final Map<String, Principal.RoleSession> machines;
    private final Tasks tasks;

    /** @param machines the roles of the machines, by the machines' names */
    public AuthorizedTasks(AccessControl control, Map<String, Principal.RoleSession> machines, Tasks tasks) {
        this.control = control;
        this.machines = Map.copyOf(machines);
        this.tasks = tasks;
    }

    /**
     * Refuses a machine that starts executions and waits for them, whose role may not have EventBridge tell of their end. AWS does so
     * when the machine is created.
     *
     * @throws IllegalArgumentException with what the role lacks
     */
    public static void requireManagedRule(AccessControl control, Principal.RoleSession machine) {
        for (var action : List.of("events:PutTargets", "events:PutRule", "events:DescribeRule")) {
            var request = AccessRequest.of(action, MANAGED_RULE);
            if (!control.decide(machine, request).isAllowed()) {
                throw new IllegalArgumentException("'" + machine.role().arn()
                        + "' is not authorized to create managed-rule: it may not " + action + " on " + MANAGED_RULE);
            }
        }
    }

    /** AWS calls the error after the SDK's exception, as <a href="https://github.com/awslabs/aws-deployment-framework/issues/460">seen here</a>. */
    @Override
    public CompletableFuture<JsonNode> start(TaskRequest request) {
        var machine = machines.get(machine(request.executionArn()));
        var startsExecution = request.resource().equals(NestedExecutions.RESOURCE);
        var needed = startsExecution
                ? AccessRequest.of(
                        "states:StartExecution",
                        request.arguments().path("StateMachineArn").asText())
                : AccessRequest.of("lambda:InvokeFunction", request.resource());
        if (machine == null) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("No state machine is known of " + request.executionArn()));
        }
        var decision = control.decide(machine, needed);
        if (decision.isAllowed()) {
            return tasks.start(request);
        }
        var service = startsExecution ? "AWSStepFunctions; Status Code: 400" : "AWSLambda; Status Code: 403";
        return CompletableFuture.failedFuture(new TaskFailedException(
                startsExecution ? "StepFunctions.AWSStepFunctionsException" : "Lambda.AWSLambdaException",
                AccessControl.message(machine, needed, decision) + " (Service: " + service
                        + "; Error Code: AccessDeniedException; Request ID: " + UUID.randomUUID() + "; Proxy: null)"));
    }

    /** Executions of a distributed Map's items have their Map's label behind the machine's name. */
    private static String machine(String executionArn) {
        return executionArn.split(":", -1)[ARN_NAME].split("/", -1)[0];
    }
}
