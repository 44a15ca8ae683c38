package dev.photinus.local.asl;

import static dev.photinus.local.asl.Machines.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Redrive by AWS's table of states.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html#redrive-behavior-states">Redrive
 *     behavior of individual states</a>
 */
class RedriveTest {

    private final SimulatedTimers timers = new SimulatedTimers(StatesLanguageTest.START);
    private ScriptedTasks tasks = new ScriptedTasks(json("{}"), timers);

    private Execution start(String script, String definition) {
        tasks = new ScriptedTasks(json(script), timers);
        return new Interpreter(request -> tasks.start(request), timers, () -> 0)
                .start(machine(definition), "run", json("{photo: ada.jpg}"), ExecutionListener.NONE);
    }

    private static StateMachine machine(String definition) {
        ObjectNode machine = ((ObjectNode) json(definition)).put("QueryLanguage", "JSONata");
        return StateMachine.load("example", machine.toString(), Map.of());
    }

    private Execution run(String script, String definition) {
        Execution execution = start(script, definition);
        timers.run();
        assertThat(execution.ended()).isNotNull();
        return execution;
    }

    /** How the execution ends after a redrive. */
    private ExecutionResult redriven(Execution execution) {
        execution.redrive();
        assertThat(execution.ended()).as("it runs").isNull();
        timers.run();
        return Objects.requireNonNull(execution.ended(), "it has not ended");
    }

    /** The events from the last redrive on. */
    private static List<String> events(ExecutionResult result) {
        List<String> all =
                result.history().stream().map(event -> event.type().toString()).toList();
        return all.subList(all.lastIndexOf("ExecutionRedriven"), all.size());
    }

    @Test
    void schedulesTheFailedTaskAgainWithItsInputAndVariables() {
        Execution execution = run(
                "{Work: [{fails: E}, {fails: E}, {fails: E}, {returns: 7}]}",
                """
                StartAt: Prepare
                States:
                  Prepare: {Type: Pass, Assign: {kept: "{% $states.input.photo %}"}, Output: {made: 1}, Next: Work}
                  Work:
                    Type: Task
                    Resource: "arn:x"
                    Arguments: {made: "{% $states.input.made %}", kept: "{% $kept %}", retries: "{% $states.context.State.RetryCount %}"}
                    Retry: [{ErrorEquals: [E], MaxAttempts: 1}]
                    Next: Done
                  Done: {Type: Pass, Output: "{% [$states.input, $states.context.Execution.RedriveCount, $states.context.Execution.RedriveTime] %}", End: true}
                """);
        timers.runUntil(timers.instant().plusSeconds(60));

        ExecutionResult result = redriven(execution);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.output()).isEqualTo(json("[7, 1, '2026-03-14T02:00:01.000Z']"));
        assertThat(result.startDate()).isEqualTo(StatesLanguageTest.START);
        assertThat(tasks.arguments.get("Work"))
                .containsExactly(
                        json("{made: 1, kept: ada.jpg, retries: 0}"),
                        json("{made: 1, kept: ada.jpg, retries: 1}"),
                        json("{made: 1, kept: ada.jpg, retries: 0}"),
                        json("{made: 1, kept: ada.jpg, retries: 1}"));
        assertThat(events(result))
                .containsExactly(
                        "ExecutionRedriven",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskFailed",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "PassStateEntered",
                        "PassStateExited",
                        "ExecutionSucceeded");
        assertThat(result.history()).extracting(HistoryEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void reentersAFailState() {
        ExecutionResult result =
                redriven(run("{}", "{StartAt: Refuse, States: {Refuse: {Type: Fail, Error: Refused}}}"));

        assertThat(result.error()).isEqualTo("Refused");
        assertThat(events(result)).containsExactly("ExecutionRedriven", "FailStateEntered", "ExecutionFailed");
    }

    @Test
    void reevaluatesTheRulesOfAChoice() {
        Execution execution = run(
                "{}",
                """
                StartAt: Redriven?
                States:
                  Redriven?:
                    Type: Choice
                    Choices: [{Condition: "{% $states.context.Execution.RedriveCount > 0 %}", Next: Fine}]
                  Fine: {Type: Succeed}
                """);
        assertThat(execution.result().join().error()).isEqualTo("States.NoChoiceMatched");

        assertThat(events(redriven(execution)))
                .containsExactly(
                        "ExecutionRedriven",
                        "ChoiceStateExited",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void leavesAWaitWhoseTimestampHasPassedAndWaitsAgainForSeconds() {
        String definition =
                """
                StartAt: Sleep
                States:
                  Sleep: {Type: Wait, Timestamp: "2026-03-14T02:00:00Z", Next: Nap}
                  Nap: {Type: Wait, Seconds: 20, End: true}
                """;
        Execution execution = start("{}", definition);
        timers.runUntil(StatesLanguageTest.START.plusSeconds(10));
        execution.stop(null, null);
        timers.runUntil(StatesLanguageTest.START.plusSeconds(100));

        execution.redrive();
        timers.runUntil(timers.instant().plusSeconds(15));
        execution.stop(null, null);
        execution.redrive();
        timers.run();

        ExecutionResult result = execution.result().join();
        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.stopDate()).isEqualTo(StatesLanguageTest.START.plusSeconds(135));
        assertThat(events(result)).containsExactly("ExecutionRedriven", "WaitStateExited", "ExecutionSucceeded");
        assertThat(execution.redriveCount()).isEqualTo(2);
    }

    @Test
    void runsOnlyTheBranchesThatFailedOrWereAborted() {
        Execution execution = run(
                "{Quick: [{returns: 1}], Bad: [{fails: E, after: 1}, {returns: 2}], Slow: [{after: never}, {returns: 3}]}",
                """
                StartAt: All
                States:
                  All:
                    Type: Parallel
                    Branches:
                      - {StartAt: Quick, States: {Quick: {Type: Task, Resource: "arn:x", End: true}}}
                      - {StartAt: Bad, States: {Bad: {Type: Task, Resource: "arn:x", End: true}}}
                      - {StartAt: Slow, States: {Slow: {Type: Task, Resource: "arn:x", End: true}}}
                    End: true
                """);

        ExecutionResult result = redriven(execution);

        assertThat(result.output()).isEqualTo(json("[1, 2, 3]"));
        assertThat(tasks.attempts.get("Quick")).hasSize(1);
        assertThat(events(result)).doesNotContain("ParallelStateEntered").contains("ParallelStateSucceeded");
    }

    @Test
    void runsAllBranchesWhenTheirResultWasTooLarge() {
        Execution execution = run(
                "{A: [{returnsBytes: 200000}, {returns: 1}], B: [{returnsBytes: 200000}, {returns: 2}]}",
                """
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    Branches:
                      - {StartAt: A, States: {A: {Type: Task, Resource: "arn:x", End: true}}}
                      - {StartAt: B, States: {B: {Type: Task, Resource: "arn:x", End: true}}}
                    End: true
                """);
        assertThat(execution.result().join().error()).isEqualTo("States.DataLimitExceeded");

        assertThat(redriven(execution).output()).isEqualTo(json("[1, 2]"));
    }

    @Test
    void runsOnlyTheIterationsThatDidNotSucceed() {
        Execution execution = run(
                "{Work: [{echo: true}, {fails: E}, {echo: true}, {echo: true}]}",
                """
                StartAt: Each
                States:
                  Each:
                    Type: Map
                    Items: [a, b, c]
                    MaxConcurrency: 1
                    ItemProcessor:
                      StartAt: Work
                      States: {Work: {Type: Task, Resource: "arn:x", Output: "{% [$states.result, $states.context.Map.Item.Index] %}", End: true}}
                    End: true
                """);

        ExecutionResult result = redriven(execution);

        assertThat(result.output()).isEqualTo(json("[[a, 0], [b, 1], [c, 2]]"));
        assertThat(tasks.arguments.get("Work")).containsExactly(json("a"), json("b"), json("b"), json("c"));
    }

    @Test
    void continuesInsideNestedFlowsWhereTheyStopped() {
        Execution execution = run(
                "{First: [{returns: 1}], Second: [{fails: E}, {returns: 2}]}",
                """
                StartAt: Outer
                States:
                  Outer:
                    Type: Parallel
                    Branches:
                      - StartAt: Each
                        States:
                          Each:
                            Type: Map
                            Items: [a]
                            ItemProcessor:
                              StartAt: First
                              States:
                                First: {Type: Task, Resource: "arn:x", Assign: {first: "{% $states.result %}"}, Next: Second}
                                Second: {Type: Task, Resource: "arn:x", Output: "{% [$first, $states.result] %}", End: true}
                            End: true
                    End: true
                """);

        assertThat(redriven(execution).output()).isEqualTo(json("[[[1, 2]]]"));
        assertThat(tasks.attempts.get("First")).hasSize(1);
    }

    private static String mapRun(String executionType) {
        return """
                StartAt: Each
                States:
                  Each:
                    Type: Map
                    Items: [a, b]
                    MaxConcurrency: 1
                    ItemProcessor:
                      ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: %s}
                      StartAt: First
                      States:
                        First: {Type: Task, Resource: "arn:x", Next: Second}
                        Second: {Type: Task, Resource: "arn:x", End: true}
                    End: true
                """
                .formatted(executionType);
    }

    @Test
    void redrivesTheStandardChildrenOfAMapRunWhereTheyFailed() {
        Execution execution = run(
                "{First: [{echo: true}, {echo: true}], Second: [{fails: E}, {returns: 1}, {returns: 2}]}",
                mapRun("STANDARD"));

        ExecutionResult result = redriven(execution);

        assertThat(result.output()).isEqualTo(json("[1, 2]"));
        assertThat(tasks.arguments.get("First")).containsExactly(json("a"), json("b"));
        assertThat(events(result))
                .containsExactly(
                        "ExecutionRedriven",
                        "MapRunRedriven",
                        "MapRunSucceeded",
                        "MapStateSucceeded",
                        "MapStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void startsTheExpressChildrenOfAMapRunFromTheirFirstState() {
        Execution execution = run(
                "{First: [{echo: true}, {echo: true}, {echo: true}], Second: [{fails: E}, {returns: 1}, {returns: 2}]}",
                mapRun("EXPRESS"));

        assertThat(redriven(execution).output()).isEqualTo(json("[1, 2]"));
        assertThat(tasks.arguments.get("First")).containsExactly(json("a"), json("a"), json("b"));
    }

    @Test
    void redrivesWhatAStopLeftOfAMapRun() {
        Execution execution = start(
                "{First: [{returns: 1}, {returns: 2}], Second: [{after: never}, {returns: 1}, {returns: 2}]}",
                mapRun("STANDARD"));
        timers.runUntil(StatesLanguageTest.START.plusSeconds(1));
        execution.stop(null, null);

        assertThat(redriven(execution).output()).isEqualTo(json("[1, 2]"));
        assertThat(tasks.attempts.get("First")).hasSize(2);
    }

    @Test
    void startsTheTimeoutsAnew() {
        Execution execution = run(
                "{Work: [{after: never}, {after: 50, returns: 1}]}",
                """
                TimeoutSeconds: 60
                StartAt: Work
                States: {Work: {Type: Task, Resource: "arn:x", End: true}}
                """);
        assertThat(execution.result().join().status()).isEqualTo(ExecutionStatus.TIMED_OUT);

        assertThat(redriven(execution).output()).isEqualTo(json("1"));
    }

    @Test
    void countsARedriveAsOneTransition() {
        Execution execution = run(
                "{Work: [{fails: E}, {returns: 1}]}",
                "{StartAt: Work, States: {Work: {Type: Task, Resource: 'arn:x', End: true}}}");
        long before = execution.result().join().transitions();

        assertThat(redriven(execution).transitions()).isEqualTo(before + 1);
    }

    @Test
    void canBeStoppedAsSoonAsItIsRedriven() {
        Execution execution = run("{}", "{StartAt: Refuse, States: {Refuse: {Type: Fail}}}");
        execution.redrive();
        execution.stop("Mistaken", null);

        assertThat(execution.result().join().error()).isEqualTo("Mistaken");
        assertThat(redriven(execution).status()).isEqualTo(ExecutionStatus.FAILED);
    }

    @Test
    void runsOnceThoughItWasStoppedAndRedrivenBeforeItBegan() {
        Execution execution = start(
                "{Work: [{returns: 1}]}",
                "{StartAt: Work, States: {Work: {Type: Task, Resource: 'arn:x', End: true}}}");
        for (int i = 0; i < 3; i++) {
            execution.stop(null, null);
            execution.redrive();
        }
        timers.run();

        assertThat(execution.result().join().output()).isEqualTo(json("1"));
        assertThat(tasks.attempts.get("Work")).hasSize(1);
    }

    @Test
    void refusesWhatRunsHasSucceededOrEndedTooLongAgo() {
        Execution execution = run(
                "{Work: [{fails: E}, {returns: 1}]}",
                "{StartAt: Work, States: {Work: {Type: Task, Resource: 'arn:x', End: true}}}");
        execution.redrive();
        assertRefused(execution, "Execution is RUNNING and cannot be redriven");
        timers.run();
        assertRefused(execution, "Execution is SUCCEEDED and cannot be redriven");

        Execution old = run("{}", "{StartAt: Refuse, States: {Refuse: {Type: Fail}}}");
        timers.runUntil(timers.instant().plus(Duration.ofDays(14)));
        assertThat(old.redriveObstacle()).isNull();
        timers.runUntil(timers.instant().plusSeconds(1));
        assertRefused(old, "Execution redrivable period exceeded");
    }

    @Test
    void refusesAHistoryWithoutRoomForTwoMoreEvents() {
        Execution execution = run(
                "{}",
                """
                StartAt: A
                States:
                  A: {Type: Choice, Choices: [{Condition: false, Next: B}], Default: A}
                  B: {Type: Succeed}
                """);

        assertRefused(execution, "Execution history event limit exceeded");
    }

    private static void assertRefused(Execution execution, String reason) {
        assertThatExceptionOfType(ExecutionNotRedrivableException.class)
                .isThrownBy(execution::redrive)
                .withMessage(reason);
    }
}
