package dev.photinus.local.asl;

import static dev.photinus.local.asl.Machines.json;
import static dev.photinus.local.asl.Machines.machine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionTest {

    private static final String WORK =
            """
            StartAt: Work
            States:
              Work: {Type: Task, Resource: "arn:x", Retry: [{ErrorEquals: [E], IntervalSeconds: 60}], End: true}
            """;

    private final SimulatedTimers timers = new SimulatedTimers(StatesLanguageTest.START);
    private final List<CompletableFuture<JsonNode>> started = new ArrayList<>();
    private final Interpreter interpreter = new Interpreter(this::start, timers, new Random(1));

    private CompletableFuture<JsonNode> start(TaskRequest request) {
        CompletableFuture<JsonNode> result = new CompletableFuture<>();
        started.add(result);
        return result;
    }

    private Execution start(String definition) {
        return interpreter.start(machine(definition), "run", json("{a: 1}"), ExecutionListener.NONE);
    }

    @Test
    void stoppingAbortsItAndCancelsItsTask() {
        Execution execution = start(WORK);
        timers.runUntil(StatesLanguageTest.START.plusSeconds(5));

        execution.stop("Impatience", "five seconds are enough");

        ExecutionResult result = execution.result().join();
        assertThat(result.status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(result.error()).isEqualTo("Impatience");
        assertThat(result.cause()).isEqualTo("five seconds are enough");
        assertThat(result.output()).isNull();
        assertThat(result.stopDate()).isEqualTo(StatesLanguageTest.START.plusSeconds(5));
        assertThat(result.history()).last().satisfies(event -> {
            assertThat(event.type()).hasToString("ExecutionAborted");
            assertThat(event.previousEventId()).isZero();
        });
        assertThat(started).singleElement().satisfies(task -> assertThat(task).isCancelled());
    }

    @Test
    void stoppingDuringABackoffEndsTheRetries() {
        Execution execution = start(WORK);
        timers.runUntil(StatesLanguageTest.START);
        started.get(0).completeExceptionally(new TaskFailedException("E", ""));
        execution.stop(null, null);
        timers.run();

        assertThat(started).hasSize(1);
        assertThat(timers.instant()).isEqualTo(StatesLanguageTest.START);
        assertThat(execution.result().join().status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void stoppingWhatHasEndedChangesNothing() {
        Execution execution = start(WORK);
        timers.run();
        started.get(0).complete(json("7"));
        execution.stop(null, null);

        assertThat(execution.result().join().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void nothingHappensInsideStart() {
        List<HistoryEvent> heard = new ArrayList<>();
        interpreter.start(machine(WORK), "run", json("{}"), (execution, event) -> heard.add(event));

        assertThat(heard).isEmpty();
        timers.run();
        assertThat(heard).isNotEmpty();
    }

    @Test
    void theListenerHearsTheWholeHistoryInItsOrder() {
        List<HistoryEvent> heard = new ArrayList<>();
        Execution execution = interpreter.start(machine(WORK), "run", json("{}"), (e, event) -> heard.add(event));
        timers.run();
        started.get(0).complete(json("7"));

        assertThat(execution.result().join().history()).isEqualTo(heard);
        assertThat(heard).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void aListenerThatFailsDoesNotDisturbTheExecution() {
        Execution execution = interpreter.start(machine(WORK), "run", json("{}"), (e, event) -> {
            throw new IllegalStateException("no ears");
        });
        timers.run();
        started.get(0).complete(json("7"));

        assertThat(execution.result().join().output()).isEqualTo(json("7"));
    }

    @Test
    void previousEventsLeadBackAlongEachBranch() {
        Execution execution = start(
                """
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    Branches:
                      - {StartAt: A, States: {A: {Type: Wait, Seconds: 2, End: true}}}
                      - {StartAt: B, States: {B: {Type: Wait, Seconds: 1, End: true}}}
                    End: true
                """);
        timers.run();

        List<HistoryEvent> history = execution.result().join().history();
        Map<String, Long> previous = new HashMap<>();
        history.forEach(event -> previous.put(
                event.type()
                        + (event.details().name() == null
                                ? ""
                                : " " + event.details().name()),
                event.previousEventId()));
        assertThat(previous)
                .containsEntry("ExecutionStarted", 0L)
                .containsEntry("ParallelStateEntered Both", 0L)
                .containsEntry("ParallelStateStarted Both", 2L)
                .containsEntry("WaitStateEntered A", 3L)
                .containsEntry("WaitStateEntered B", 3L)
                .containsEntry("WaitStateExited B", 5L)
                .containsEntry("WaitStateExited A", 4L)
                .containsEntry("ParallelStateSucceeded Both", 7L)
                .containsEntry("ParallelStateExited Both", 8L)
                .containsEntry("ExecutionSucceeded", 9L);
    }

    @Test
    void anAnswerThatComesTooLateIsDropped() {
        Execution execution = start(
                """
                StartAt: Work
                States:
                  Work: {Type: Task, Resource: "arn:x", TimeoutSeconds: 1, Catch: [{ErrorEquals: [States.ALL], Next: Late}], End: true}
                  Late: {Type: Wait, Seconds: 10, End: true}
                """);
        timers.runUntil(StatesLanguageTest.START.plusSeconds(2));
        started.get(0).complete(json("too late")); // it was cancelled, but even so
        timers.run();

        assertThat(execution.result().join().output()).isEqualTo(json("{Error: States.Timeout}"));
    }

    @Test
    void aTaskThatThrowsInsteadOfFailingIsATaskThatFails() {
        Interpreter throwing = new Interpreter(
                request -> {
                    throw new TaskFailedException("Unheard.Of", "no such function");
                },
                timers,
                new Random(1));
        Execution execution = throwing.start(machine(WORK), "run", json("{}"), ExecutionListener.NONE);
        timers.run();

        assertThat(execution.result().join().error()).isEqualTo("Unheard.Of");
    }

    @Test
    void aFailureWithoutANameIsStatesTaskFailed() {
        Execution execution = start(WORK);
        timers.run();
        started.get(0).completeExceptionally(new IllegalStateException("the process died"));

        assertThat(execution.result().join().error()).isEqualTo("States.TaskFailed");
        assertThat(execution.result().join().cause()).contains("the process died");
    }

    @Test
    void aMachineKnowsTheResourcesOfAllItsTasks() {
        StateMachine machine = machine(
                """
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    Branches:
                      - {StartAt: A, States: {A: {Type: Task, Resource: "arn:b", Next: M}, M: {Type: Map, ItemProcessor: {StartAt: B, States: {B: {Type: Task, Resource: "arn:c", End: true}}}, End: true}}}
                    Next: C
                  C: {Type: Task, Resource: "arn:a", Next: D}
                  D: {Type: Task, Resource: "arn:b", End: true}
                """);

        assertThat(machine.resources()).containsExactly("arn:a", "arn:b", "arn:c");
        assertThat(machine.stateNames()).containsExactly("Both", "C", "D");
    }

    @Test
    void substitutionsReachTheTask() {
        StateMachine machine = StateMachine.load(
                "example",
                "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":"
                        + "{\"Type\":\"Task\",\"Resource\":\"${MakeArn}\",\"End\":true}}}",
                Map.of("MakeArn", "arn:aws:lambda:us-east-1:123456789012:function:make"));

        assertThat(machine.resources()).containsExactly("arn:aws:lambda:us-east-1:123456789012:function:make");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "has space", "a/b", "ab*", "a:b", "a\nb", "a\"b"})
    void refusesNamesThatAwsRefuses(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> interpreter.start(machine(WORK), name, json("{}"), ExecutionListener.NONE))
                .withMessageContaining("is not a name for an execution");
    }

    @Test
    void refusesAnInputOfMoreThan256KiB() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> interpreter.start(
                        machine(WORK), "run", TextNode.valueOf("é".repeat(131_072)), ExecutionListener.NONE))
                .withMessage("the input of run is larger than 256 KiB");
    }

    @Test
    void runsOnTheRealClockToo() throws Exception {
        try (RealTimers real = new RealTimers()) {
            Interpreter interpreter =
                    new Interpreter(request -> CompletableFuture.supplyAsync(request::arguments), real, new Random(1));
            Execution execution = interpreter.start(
                    machine(
                            """
                            StartAt: Each
                            States:
                              Each:
                                Type: Map
                                Items: "{% [1..20] %}"
                                ItemProcessor: {StartAt: Work, States: {Work: {Type: Task, Resource: "arn:x", TimeoutSeconds: 30, End: true}}}
                                Output: "{% $sum($states.result) %}"
                                Next: Sleep
                              Sleep: {Type: Wait, Seconds: 1, End: true}
                            """),
                    "run",
                    json("{}"),
                    ExecutionListener.NONE);

            ExecutionResult result = execution.result().get(30, TimeUnit.SECONDS);

            assertThat(result.output()).isEqualTo(json("210"));
            assertThat(Duration.between(result.startDate(), result.stopDate()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(result.startDate()).isBefore(Instant.now());
        }
    }
}
