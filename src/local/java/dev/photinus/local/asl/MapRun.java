package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.HistoryEvent.Details;
import dev.photinus.local.asl.ItemBatcher.Batch;
import dev.photinus.local.asl.jsonata.Library;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The child executions of a distributed Map.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html">Distributed mode</a>
 */
final class MapRun {

    private static final long EXPRESS_SECONDS = 300;

    /** @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html">Redriving Map Runs</a> */
    private static final int MAX_REDRIVES = 1000;

    /**
     * What a Map Run is to do.
     *
     * @param limit how many child executions run at a time
     */
    record Plan(
            String id,
            StateMachine machine,
            List<Batch> batches,
            DistributedSettings.Tolerance tolerance,
            long limit) {}

    private final Attempt attempt;
    private final MapState state;
    private final DistributedSettings settings;
    private final Plan plan;
    private final int redrives;
    private final List<Integer> pending;
    private final Turns turns;
    private final Map<Integer, Execution> children = new HashMap<>();
    private final Set<Execution> running = new LinkedHashSet<>();
    private final TreeMap<Integer, ChildResult> results = new TreeMap<>();
    private int failedItems;
    private boolean finished;

    /** Begins a Map Run. */
    MapRun(Attempt attempt, MapState state, Plan plan) {
        this(attempt, state, new Progress.Children(plan, Map.of(), 0));
    }

    /** Begins a Map Run, or redrives one whose child executions have been started before. */
    MapRun(Attempt attempt, MapState state, Progress.Children begun) {
        this.attempt = attempt;
        this.state = state;
        settings = state.distributed();
        plan = begun.plan();
        redrives = begun.redrives();
        children.putAll(begun.children());
        children.forEach((index, child) -> {
            ExecutionResult result = child.result().getNow(null);
            if (result != null && result.status() == ExecutionStatus.SUCCEEDED) {
                results.put(index, childResult(index, child, result));
            }
        });
        pending = IntStream.range(0, plan.batches().size())
                .filter(index -> !results.containsKey(index))
                .boxed()
                .toList();
        turns = new Turns(pending.size(), plan.limit(), turn -> startChild(pending.get(turn)));
    }

    /** What a Map Run over the inputs is to do. */
    static Plan plan(Attempt attempt, MapState state, List<JsonNode> inputs, long limit) {
        DistributedSettings settings = state.distributed();
        StateMachine machine = attempt.execution()
                .machine()
                .child(
                        settings.label(),
                        state.processor().flow(),
                        state.processor().express() ? EXPRESS_SECONDS : 0);
        List<Batch> batches = settings.batcher() == null
                ? inputs.stream().map(input -> new Batch(input, 1)).toList()
                : settings.batcher().batches(inputs, attempt.evaluation());
        return new Plan(
                Library.uuid(attempt.interpreter().random()).toString(),
                machine,
                batches,
                settings.tolerance(attempt.evaluation(), inputs.size()),
                limit);
    }

    void start() {
        if (redrives > MAX_REDRIVES) {
            throw new StateFailure(ErrorNames.RUNTIME, "The Map Run has been redriven 1000 times.");
        }
        attempt.record(
                redrives == 0 ? HistoryEventType.MAP_RUN_STARTED : HistoryEventType.MAP_RUN_REDRIVEN,
                Details.of(state.name()));
        attempt.progress(() -> new Progress.Children(plan, Map.copyOf(children), redrives + 1));
        attempt.atEnd(() -> {
            turns.stop();
            List.copyOf(running).forEach(child -> child.stop(null, null));
        });
        turns.fill();
        if (pending.isEmpty()) {
            finish();
        }
    }

    private void startChild(int index) {
        Execution before = children.get(index);
        if (before == null) {
            begin(index, Library.uuid(attempt.interpreter().random()).toString());
        } else { // it may still be ending
            attempt.when(before.result(), last -> again(index, before, last), MapRun::neverFails);
        }
    }

    private void begin(int index, String name) {
        Execution child = new Execution(
                attempt.interpreter(),
                plan.machine(),
                name,
                Payload.checked(plan.batches().get(index).input(), "The input of a child execution"),
                attempt.execution().listener(),
                state.processor().express() ? null : attempt.execution());
        children.put(index, child);
        await(index, child);
        attempt.interpreter().start(child);
    }

    /** An Express child starts anew under its name; a Standard one is redriven, if it can be. */
    private void again(int index, Execution child, ExecutionResult last) {
        if (last.status() == ExecutionStatus.SUCCEEDED) {
            ended(index, childResult(index, child, last));
        } else if (state.processor().express()) {
            begin(index, child.name());
        } else if (child.redriveObstacle() != null) {
            ended(index, childResult(index, child, last));
        } else {
            child.redrive();
            await(index, child);
        }
    }

    private void await(int index, Execution child) {
        running.add(child);
        attempt.when(child.result(), result -> ended(index, childResult(index, child, result)), MapRun::neverFails);
    }

    private static void neverFails(Throwable failure) {
        throw new IllegalStateException("an execution's result never fails", failure);
    }

    private ChildResult childResult(int index, Execution child, ExecutionResult result) {
        return new ChildResult(child, result, plan.batches().get(index).items());
    }

    private void ended(int index, ChildResult child) {
        running.remove(child.execution());
        results.put(index, child);
        if (child.result().status() != ExecutionStatus.SUCCEEDED) {
            failedItems += child.items();
        }
        boolean exceeded = plan.tolerance().exceededBy(failedItems);
        if (exceeded) {
            turns.stop();
            List.copyOf(running).forEach(other -> other.stop(null, null)); // results hold them, too, as aborted
        } else {
            turns.ended();
        }
        if (!finished && (exceeded ? running.isEmpty() : turns.allEnded())) {
            finish();
        }
    }

    /** Writes the results if there is someone to write them, and lets the Map succeed or fail. */
    private void finish() {
        finished = true;
        List<ChildResult> all = new ArrayList<>(results.values());
        ResultWriter writer = settings.writer();
        if (writer == null) {
            conclude(ResultWriter.shaped(all, ResultWriter.Transformation.COMPACT));
        } else if (writer.arguments() == null) {
            conclude(ResultWriter.shaped(all, writer.transformation()));
        } else {
            JsonNode where = writer.arguments().evaluate(attempt.evaluation());
            attempt.when(writer.write(this, where, all), this::conclude, failure -> {
                attempt.record(HistoryEventType.MAP_RUN_FAILED, Details.of(state.name()));
                throw new StateFailure(ErrorNames.RESULT_WRITER_FAILED, ItemReader.reason(failure));
            });
        }
    }

    private void conclude(JsonNode result) {
        if (plan.tolerance().exceededBy(failedItems)) {
            StateError error = new StateError(
                    ErrorNames.EXCEED_TOLERATED_FAILURE_THRESHOLD,
                    "The specified tolerated failure threshold was exceeded");
            attempt.record(HistoryEventType.MAP_RUN_FAILED, Details.failed(state.name(), error));
            attempt.fail(error);
            return;
        }
        attempt.record(HistoryEventType.MAP_RUN_SUCCEEDED, Details.of(state.name()));
        attempt.record(HistoryEventType.MAP_STATE_SUCCEEDED, Details.of(state.name()));
        attempt.succeed(state.exit(), Payload.checked(result, "What the Map returned"));
    }

    String id() {
        return plan.id();
    }

    String arn() {
        return plan.machine().arn("mapRun") + ":" + plan.id();
    }

    ObjectStore objectStore() {
        return attempt.objectStore();
    }
}
