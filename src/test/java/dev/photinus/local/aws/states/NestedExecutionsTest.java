package dev.photinus.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.SimulatedTimers;
import dev.photinus.local.asl.StateMachine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class NestedExecutionsTest {

    private static final String CHILD = "arn:aws:states:us-east-1:000000000000:stateMachine:Child";
    private static final String PARENT = "arn:aws:states:us-east-1:000000000000:stateMachine:Parent";

    private final ObjectMapper json = new ObjectMapper();
    private final SimulatedTimers timers = new SimulatedTimers(Instant.parse("2026-11-20T12:00:00Z"));
    private final List<String> heard = new ArrayList<>();

    private StepFunctions stepFunctions(String child) {
        String parent =
                """
                {'QueryLanguage': 'JSONata', 'StartAt': 'Run', 'States': {'Run': {'Type': 'Task', 'End': true,
                 'Resource': 'arn:aws:states:::states:startExecution.sync:2', 'Arguments':
                   {'StateMachineArn': '%s', 'Name': '{%% $states.input.name %%}', 'Input': {'n': 7}}}}}
                """
                        .formatted(CHILD);
        return new StepFunctions(
                Map.of(PARENT, machine("parent", parent, PARENT), CHILD, machine("child", child, CHILD)),
                self -> new Interpreter(
                        new NestedExecutions(
                                self::start,
                                name -> (execution, event) -> heard.add(name + " " + event.type()),
                                request -> CompletableFuture.failedFuture(new AssertionError("no other task"))),
                        timers,
                        new Random(1)),
                event -> CompletableFuture.completedFuture(null));
    }

    private static StateMachine machine(String name, String definition, String arn) {
        return StateMachine.load(name, definition.replace('\'', '"'), Map.of()).deployedAs(arn);
    }

    private static String state(String fields) {
        return "{'QueryLanguage': 'JSONata', 'StartAt': 'Only', 'States': {'Only': {" + fields + "}}}";
    }

    private Execution start(StepFunctions stepFunctions, String name) throws JsonProcessingException {
        return stepFunctions.start(
                PARENT, "parent", json.readTree("{\"name\": \"" + name + "\"}"), ExecutionListener.NONE);
    }

    private ExecutionResult run(String child, String name) throws JsonProcessingException {
        Execution execution = start(stepFunctions(child), name);
        timers.run();
        return execution.result().join();
    }

    @Test
    void givesTheDescriptionWithItsOutputAsItIs() throws JsonProcessingException {
        JsonNode output = Objects.requireNonNull(
                run(state("'Type': 'Succeed', 'Output': {'m': '{% $states.input.n + 1 %}'}"), "a")
                        .output());

        assertThat(output.at("/Output/m").asInt()).isEqualTo(8);
        assertThat(output.at("/Input/n").asInt()).isEqualTo(7);
        assertThat(output.path("Status").asText()).isEqualTo("SUCCEEDED");
        assertThat(output.path("Name").asText()).isEqualTo("a");
        assertThat(output.path("ExecutionArn").asText())
                .isEqualTo("arn:aws:states:us-east-1:000000000000:execution:Child:a");
        assertThat(output.path("StateMachineArn").asText()).isEqualTo(CHILD);
        assertThat(output.path("StartDate").asLong()).isEqualTo(timers.instant().toEpochMilli());
        assertThat(heard).contains("a ExecutionSucceeded");
    }

    @Test
    void failsWithTheDescriptionAsItsCause() throws JsonProcessingException {
        ExecutionResult result = run(state("'Type': 'Fail', 'Error': 'Broken', 'Cause': 'no photo'"), "a");

        assertThat(result.error()).isEqualTo("States.TaskFailed");
        JsonNode cause = json.readTree(result.cause());
        assertThat(cause.path("Status").asText()).isEqualTo("FAILED");
        assertThat(cause.path("Error").asText()).isEqualTo("Broken");
        assertThat(cause.path("Cause").asText()).isEqualTo("no photo");
        assertThat(cause.path("Input").asText()).as("a text").isEqualTo("{\"n\":7}");
    }

    @Test
    void failsByNameWhereNothingCanBeStarted() throws JsonProcessingException {
        ExecutionResult result = run(state("'Type': 'Succeed'"), "not a name");

        assertThat(result.error()).isEqualTo("StepFunctions.ValidationException");
    }

    @Test
    void isStoppedWithWhoeverWaitsForIt() throws JsonProcessingException {
        StepFunctions stepFunctions = stepFunctions(state("'Type': 'Wait', 'Seconds': 3600, 'End': true"));
        Execution parent = start(stepFunctions, "a");
        timers.runUntil(timers.instant().plusSeconds(60));

        parent.stop("Enough", "It takes too long");
        timers.runUntil(timers.instant().plusSeconds(60));

        assertThat(parent.result().join().status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(heard).endsWith("a ExecutionAborted");
    }
}
