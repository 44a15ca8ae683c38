package dev.photinus.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.aws.iam.AccessControl;
import dev.photinus.local.aws.iam.LocalAccount;
import dev.photinus.local.aws.iam.Principal;
import dev.photinus.local.aws.iam.Role;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.StateMachineResource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The template's machines and their roles. */
class AuthorizedTasksTest {
    private static final String ARN = "arn:aws:states:us-east-1:000000000000:";

    private final SamTemplate template = SamTemplate.read(Path.of("template.yaml"), Map.of());
    private final AccessControl control = AccessControl.of(template);
    private final AuthorizedTasks tasks = new AuthorizedTasks(
            control,
            template.stateMachines().stream()
                    .collect(Collectors.toMap(
                            StateMachineResource::name,
                            machine -> LocalAccount.principal(template, machine.logicalId()))),
            request -> CompletableFuture.completedFuture(JsonNodeFactory.instance.textNode("done")));

    AuthorizedTasksTest() throws IOException {}

    @Test
    void aMachineInvokesTheFunctionsOfItsRole() {
        assertThat(invoke("HeadshotStateMachine:1", "FillFunction").join().asText())
                .isEqualTo("done");
        assertThat(invoke("BatchStateMachine/photos:1", "PlanBatchFunction")
                        .join()
                        .asText())
                .isEqualTo("done");
    }

    @Test
    void anotherInvocationFailsAsOnAws() {
        assertThatThrownBy(() ->
                        invoke("HeadshotStateMachine:1", "MaskObjectsFunction").join())
                .hasCauseInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining("Lambda.AWSLambdaException")
                .hasStackTraceContaining(
                        "User: arn:aws:sts::000000000000:assumed-role/HeadshotRole/HeadshotStateMachine is not authorized to"
                                + " perform: lambda:InvokeFunction on resource:"
                                + " arn:aws:lambda:us-east-1:000000000000:function:MaskObjectsFunction because no"
                                + " identity-based policy allows the lambda:InvokeFunction action");
    }

    @Test
    void anExecutionIsStartedOfTheMachinesOfTheRole() {
        assertThat(startExecution("BatchStateMachine/photos:1").join().asText()).isEqualTo("done");
        assertThatThrownBy(() -> startExecution("InpaintStateMachine:1").join())
                .hasStackTraceContaining("states:StartExecution");
    }

    @Test
    void whoWaitsForExecutionsMayHaveTheirEndTold() {
        AuthorizedTasks.requireManagedRule(control, LocalAccount.principal(template, "BatchStateMachine"));

        var without = new Principal.RoleSession(new Role("r", "arn:aws:iam::000000000000:role/r", List.of()), "m");
        assertThatThrownBy(() -> AuthorizedTasks.requireManagedRule(control, without))
                .hasMessageContaining("is not authorized to create managed-rule");
    }

    private CompletableFuture<JsonNode> invoke(String execution, String function) {
        return start(
                execution,
                "arn:aws:lambda:us-east-1:000000000000:function:" + function,
                JsonNodeFactory.instance.objectNode());
    }

    private CompletableFuture<JsonNode> startExecution(String execution) {
        return start(
                execution,
                NestedExecutions.RESOURCE,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("StateMachineArn", ARN + "stateMachine:HeadshotStateMachine"));
    }

    private CompletableFuture<JsonNode> start(String execution, String resource, JsonNode arguments) {
        return tasks.start(
                new TaskRequest(resource, arguments, ARN + "execution:" + execution, "State", 0, null, () -> {}));
    }
}
