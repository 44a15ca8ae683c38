package dev.photinus.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.TemplateMachines;
import dev.photinus.local.asl.ObjectStore;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.aws.iam.AccessControl;
import dev.photinus.local.aws.iam.Principal;
import dev.photinus.local.aws.iam.Role;
import dev.photinus.local.aws.sam.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The template's machines and their roles. */
class AuthorizedTasksTest {
    private static final String ARN = "arn:aws:states:us-east-1:000000000000:";

    private final SamTemplate template = SamTemplate.read(Path.of("template.yaml"), Map.of());
    private final AccessControl control = AccessControl.of(template);
    private final MachineRoles roles = MachineRoles.of(template, control);
    private final AuthorizedTasks tasks = new AuthorizedTasks(
            roles, request -> CompletableFuture.completedFuture(JsonNodeFactory.instance.textNode("done")));

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
    void aMachineIsRefusedWhoseRoleLacksWhatItAlwaysNeeds() {
        StateMachine batch = TemplateMachines.machine("batch");
        roles.check("BatchStateMachine", batch);

        Principal.RoleSession none =
                new Principal.RoleSession(new Role("r", "arn:aws:iam::000000000000:role/r", List.of()), "m");
        assertThatThrownBy(() ->
                        new MachineRoles(control, Map.of("BatchStateMachine", none)).check("BatchStateMachine", batch))
                .hasMessageContaining("BatchStateMachine: ")
                .hasMessageContaining("is not authorized to perform: events:PutTargets");
    }

    @Test
    void aMapReadsAndWritesWhatItsRoleAllows() {
        ObjectStore all = new ObjectStore() {
            @Override
            public CompletableFuture<List<ListedObject>> list(String bucket, String prefix) {
                return CompletableFuture.completedFuture(List.of());
            }

            @Override
            public CompletableFuture<byte[]> get(String bucket, String key) {
                return CompletableFuture.completedFuture(new byte[0]);
            }

            @Override
            public CompletableFuture<Void> put(String bucket, String key, byte[] content) {
                return CompletableFuture.completedFuture(null);
            }
        };
        ObjectStore objects = new AuthorizedObjects(roles, all).as(ARN + "execution:BatchStateMachine:1");

        assertThat(objects.get("photobucket", "batches/1/items.jsonl")).isCompleted();
        assertThat(objects.put("photobucket", "batches/1/results/manifest.json", new byte[0]))
                .isCompleted();
        assertThat(objects.get("photobucket", "incoming/ada.jpg")).isCompletedExceptionally();
        assertThat(objects.put("another", "batches/1/results/manifest.json", new byte[0]))
                .isCompletedExceptionally();
        assertThatThrownBy(() -> objects.list("photobucket", "").join())
                .hasStackTraceContaining("is not authorized to perform: s3:ListBucket");
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
