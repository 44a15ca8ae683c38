package dev.photinus.local.asl;

import static dev.photinus.local.asl.Machines.json;
import static dev.photinus.local.asl.Machines.machine;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ManyExecutionsTest {

    private static final int COUNT = 10_000;
    private static final JsonNode RUNNING = json("{status: running}");
    private static final JsonNode SUCCEEDED = json("{status: succeeded}");

    /** Bounded against hanging, not a measurement. */
    @Test
    @Timeout(120)
    void tenThousandExecutionsWaitForHoursWithoutAThreadEach() {
        SimulatedTimers timers = new SimulatedTimers(StatesLanguageTest.START);
        Set<Thread> threads = new HashSet<>();
        Tasks poll = request -> {
            threads.add(Thread.currentThread());
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            timers.schedule(
                    Duration.ofSeconds(2),
                    () -> answer.complete(request.arguments().path("i").asInt() < 4 ? RUNNING : SUCCEEDED));
            return answer;
        };
        StateMachine machine = machine(
                """
                TimeoutSeconds: 86400
                StartAt: Start
                States:
                  Start: {Type: Pass, Assign: {i: 0}, Next: Sleep}
                  Sleep: {Type: Wait, Seconds: "{% $states.context.Execution.Input.seconds %}", Assign: {i: "{% $i + 1 %}"}, Next: Poll}
                  Poll: {Type: Task, Resource: "arn:poll", TimeoutSeconds: 60, Arguments: {i: "{% $i %}"}, Retry: [{ErrorEquals: [States.ALL], JitterStrategy: FULL}], Next: "Ready?"}
                  "Ready?": {Type: Choice, Choices: [{Condition: "{% $states.input.status = 'succeeded' %}", Next: Done}], Default: Sleep}
                  Done: {Type: Succeed, Output: {polls: "{% $i %}"}}
                """);
        Interpreter interpreter = new Interpreter(poll, timers, new Random(1));
        List<Execution> executions = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            executions.add(interpreter.start(
                    machine, "run-" + i, json("{seconds: " + (600 + i) + "}"), ExecutionListener.NONE));
        }
        timers.run();

        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(executions).allSatisfy(execution -> {
            ExecutionResult result = execution.result().join();
            assertThat(result.output()).isEqualTo(json("{polls: 4}"));
            assertThat(result.transitions()).isEqualTo(14);
        });
        assertThat(Duration.between(StatesLanguageTest.START, timers.instant()))
                .isEqualTo(Duration.ofSeconds(4 * (600 + COUNT - 1 + 2)));
    }

    /** What threads could break: iterations that end at the same moment, on many of them. */
    @Test
    @Timeout(120)
    void executionsOnManyThreadsKeepTheirHistoriesInOrder() throws Exception {
        StateMachine machine = machine(
                """
                StartAt: Each
                States:
                  Each:
                    Type: Map
                    Items: "{% [1..10] %}"
                    MaxConcurrency: 4
                    ItemProcessor:
                      StartAt: Work
                      States:
                        Work: {Type: Task, Resource: "arn:x", TimeoutSeconds: 60, Retry: [{ErrorEquals: [Flaky], IntervalSeconds: 1, MaxAttempts: 1, JitterStrategy: FULL}], End: true}
                    Output: "{% $sum($states.result) %}"
                    End: true
                """);
        Tasks flaky = request -> CompletableFuture.supplyAsync(() -> {
            if (request.retryCount() == 0 && request.arguments().asInt() == 7) {
                throw new TaskFailedException("Flaky", "once");
            }
            return request.arguments();
        });
        try (RealTimers timers = new RealTimers()) {
            Interpreter interpreter = new Interpreter(flaky, timers, new Random(1));
            List<Execution> executions = IntStream.range(0, 300)
                    .mapToObj(i -> interpreter.start(machine, "run-" + i, json("{}"), ExecutionListener.NONE))
                    .toList();
            for (Execution execution : executions) {
                ExecutionResult result = execution.result().get(100, TimeUnit.SECONDS);
                assertThat(result.output()).isEqualTo(json("55"));
                assertThat(result.transitions()).isEqualTo(12);
                assertThat(result.history())
                        .extracting(HistoryEvent::id)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, result.history().size())
                                        .boxed()
                                        .toList());
                assertThat(result.history()).allMatch(event -> event.previousEventId() < event.id());
            }
        }
    }
}
