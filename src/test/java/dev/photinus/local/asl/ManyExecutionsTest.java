package dev.photinus.local.asl;

import static dev.photinus.local.asl.Machines.json;
import static dev.photinus.local.asl.Machines.machine;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ManyExecutionsTest {

    private static final int COUNT = 10_000;

    /** Bounded against hanging, not a measurement. */
    @Test
    @Timeout(120)
    void tenThousandExecutionsWaitForHoursWithoutAThreadEach() {
        SimulatedTimers timers = new SimulatedTimers(StatesLanguageTest.START);
        Tasks poll = request -> {
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            timers.schedule(
                    Duration.ofSeconds(2),
                    () -> answer.complete(json(
                            request.arguments().path("i").asInt() < 4 ? "{status: running}" : "{status: succeeded}")));
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
        int threads = Thread.activeCount();
        List<Execution> executions = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            executions.add(interpreter.start(
                    machine, "run-" + i, json("{seconds: " + (600 + i) + "}"), ExecutionListener.NONE));
        }
        timers.runUntil(StatesLanguageTest.START.plusSeconds(60));
        assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 5);
        timers.run();

        assertThat(executions).allSatisfy(execution -> {
            ExecutionResult result = execution.result().join();
            assertThat(result.output()).isEqualTo(json("{polls: 4}"));
            assertThat(result.transitions()).isEqualTo(14);
        });
        assertThat(Duration.between(StatesLanguageTest.START, timers.instant()))
                .isEqualTo(Duration.ofSeconds(4 * (600 + COUNT - 1 + 2)));
    }
}
