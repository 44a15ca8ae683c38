package dev.photinus.local.asl;

import static dev.photinus.local.asl.Machines.machine;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of every machine of a kind, whatever its numbers. */
class InterpreterProperties {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedTimers timers = new SimulatedTimers(StatesLanguageTest.START);

    private ExecutionResult run(StateMachine machine, Tasks tasks, Object input, Random random) {
        Execution execution = new Interpreter(tasks, timers, random)
                .start(machine, "run", JSON.valueToTree(input), ExecutionListener.NONE);
        timers.run();
        assertThat(execution.result()).as("the execution has ended").isDone();
        return execution.result().join();
    }

    private double seconds(ExecutionResult result) {
        return Duration.between(result.startDate(), result.stopDate()).toMillis() / 1000.0;
    }

    /** A task that takes as many seconds as its arguments say, and gives them back. */
    private Tasks sleepers(AtomicInteger mostAtOnce) {
        AtomicInteger atOnce = new AtomicInteger();
        return request -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            timers.schedule(Duration.ofSeconds(request.arguments().asInt()), () -> {
                atOnce.decrementAndGet();
                answer.complete(request.arguments());
            });
            return answer;
        };
    }

    @Property
    void aMapKeepsItsItemsInOrderAndItsConcurrency(
            @ForAll @Size(max = 60) List<@IntRange(max = 20) Integer> items,
            @ForAll @IntRange(max = 50) int concurrency) {
        AtomicInteger mostAtOnce = new AtomicInteger();
        ExecutionResult result = run(
                machine(
                        """
                        StartAt: Each
                        States:
                          Each:
                            Type: Map
                            MaxConcurrency: %d
                            ItemProcessor: {StartAt: Do, States: {Do: {Type: Task, Resource: "arn:x", End: true}}}
                            End: true
                        """
                                .formatted(concurrency)),
                sleepers(mostAtOnce),
                items,
                new Random(1));

        int places = concurrency == 0 ? 40 : Math.min(40, concurrency);
        assertThat(result.output()).isEqualTo(JSON.valueToTree(items));
        assertThat(mostAtOnce.get()).isLessThanOrEqualTo(places);
        if (!items.contains(0)) {
            assertThat(mostAtOnce.get()).isEqualTo(Math.min(places, items.size()));
        }
        assertThat(result.transitions()).isEqualTo(1 + items.size());
        // as a queue before so many counters is served
        long[] free = new long[places];
        long end = 0;
        for (int item : items) {
            int first = IntStream.range(0, places)
                    .reduce((a, b) -> free[b] < free[a] ? b : a)
                    .orElseThrow();
            free[first] += item;
            end = Math.max(end, free[first]);
        }
        assertThat(seconds(result)).isEqualTo((double) end);
    }

    @Property
    void aParallelKeepsItsBranchesInOrderAndTakesAsLongAsTheLongest(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 100) Integer> waits) {
        String branches = IntStream.range(0, waits.size())
                .mapToObj(i -> "{StartAt: W%d, States: {W%d: {Type: Wait, Seconds: %d, Output: %d, End: true}}}"
                        .formatted(i, i, waits.get(i), waits.get(i)))
                .collect(Collectors.joining(", "));
        ExecutionResult result = run(
                machine("StartAt: All\nStates: {All: {Type: Parallel, Branches: [" + branches + "], End: true}}"),
                request -> CompletableFuture.failedFuture(new AssertionError("no task")),
                List.of(),
                new Random(1));

        assertThat(result.output()).isEqualTo(JSON.valueToTree(waits));
        assertThat(seconds(result))
                .isEqualTo(waits.stream().mapToInt(Integer::intValue).max().orElseThrow());
    }

    @Property
    void aChoiceGoesTheFirstWayThatIsOpen(@ForAll @Size(min = 1, max = 10) List<Boolean> open) {
        String rules = IntStream.range(0, open.size())
                .mapToObj(i -> "{Condition: \"{%% $states.input[%d] %%}\", Output: %d, Next: Done}".formatted(i, i))
                .collect(Collectors.joining(", "));
        ExecutionResult result = run(
                machine("StartAt: Ask\nStates: {Ask: {Type: Choice, Choices: [" + rules
                        + "], Default: None}, Done: {Type: Succeed}, None: {Type: Succeed, Output: -1}}"),
                request -> CompletableFuture.failedFuture(new AssertionError("no task")),
                open,
                new Random(1));

        assertThat(result.output()).isEqualTo(JSON.valueToTree(open.indexOf(true)));
    }

    @Property
    void aTaskIsTriedAsOftenAndAsLateAsItsRetrierSays(
            @ForAll @IntRange(min = 1, max = 100) int interval,
            @ForAll @DoubleRange(min = 1, max = 4) double backoff,
            @ForAll @IntRange(max = 8) int maxAttempts,
            @ForAll @IntRange(min = 1, max = 500) int maxDelay,
            @ForAll @IntRange(max = 10) int failures,
            @ForAll boolean jitter,
            @ForAll long seed) {
        List<Long> attempts = new ArrayList<>();
        Tasks failing = request -> {
            attempts.add(
                    Duration.between(StatesLanguageTest.START, timers.instant()).toMillis());
            return attempts.size() <= failures
                    ? CompletableFuture.failedFuture(new TaskFailedException("E", "once more"))
                    : CompletableFuture.completedFuture(JSON.valueToTree("ok"));
        };
        double rate = Math.round(backoff * 100) / 100.0;
        ExecutionResult result = run(
                machine(
                        """
                        StartAt: X
                        States:
                          X:
                            Type: Task
                            Resource: "arn:x"
                            Retry: [{ErrorEquals: [E], IntervalSeconds: %d, BackoffRate: %s, MaxAttempts: %d, MaxDelaySeconds: %d, JitterStrategy: %s}]
                            End: true
                        """
                                .formatted(interval, rate, maxAttempts, maxDelay, jitter ? "FULL" : "NONE")),
                failing,
                List.of(),
                new Random(seed));

        assertThat(attempts).hasSize(1 + Math.min(failures, maxAttempts));
        assertThat(result.status())
                .isEqualTo(failures <= maxAttempts ? ExecutionStatus.SUCCEEDED : ExecutionStatus.FAILED);
        for (int retry = 1; retry < attempts.size(); retry++) {
            long waited = attempts.get(retry) - attempts.get(retry - 1);
            long most = Math.round(1000 * Math.min(maxDelay, interval * Math.pow(rate, retry - 1)));
            assertThat(waited).as("before retry %d", retry).isBetween(jitter ? 0 : most, most);
        }
    }

    @Property
    void anAssignedVariableIsSeenByAllStatesAfterItAndNoneBefore(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 9) Integer> values) {
        StringBuilder states = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            states.append(
                    "S%d: {Type: Pass, Assign: {x: %d, before: \"{%% $x %%}\"}, Output: \"{%% $append($states.input, $x) %%}\", Next: S%d}, "
                            .formatted(i, values.get(i), i + 1));
        }
        ExecutionResult result = run(
                machine(
                        "StartAt: First\nStates: {First: {Type: Pass, Assign: {x: -1}, Output: [], Next: S0}, " + states
                                + "S"
                                + values.size()
                                + ": {Type: Succeed, Output: {seen: \"{% $states.input %}\", last: \"{% $x %}\", before: \"{% $before %}\"}}}"),
                request -> CompletableFuture.failedFuture(new AssertionError("no task")),
                List.of(),
                new Random(1));

        List<Integer> seen = new ArrayList<>(List.of(-1));
        seen.addAll(values.subList(0, values.size() - 1));
        JsonNode output = Objects.requireNonNull(result.output());
        assertThat(output.path("last").asInt()).isEqualTo(values.get(values.size() - 1));
        assertThat(output.path("before").asInt()).isEqualTo(seen.get(seen.size() - 1));
        assertThat(
                        output.path("seen").isArray()
                                ? output.path("seen")
                                : JSON.valueToTree(List.of(output.path("seen").asInt())))
                .isEqualTo(JSON.valueToTree(seen));
    }
}
