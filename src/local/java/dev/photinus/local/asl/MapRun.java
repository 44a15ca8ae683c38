package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.HistoryEvent.Details;
import dev.photinus.local.asl.ItemBatcher.Batch;
import dev.photinus.local.asl.jsonata.Library;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The child executions of a distributed Map.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html">Distributed mode</a>
 */
final class MapRun {

    private static final long EXPRESS_SECONDS = 300;

    private final Attempt attempt;
    private final MapState state;
    private final DistributedSettings settings;
    private final StateMachine machine;
    private final String id;
    private final List<Batch> batches;
    private final DistributedSettings.Tolerance tolerance;
    private final Turns turns;
    private final Set<Execution> running = new LinkedHashSet<>();
    private final TreeMap<Integer, ChildResult> results = new TreeMap<>();
    private int failedItems;

    MapRun(Attempt attempt, MapState state, List<JsonNode> inputs, long limit) {
        this.attempt = attempt;
        this.state = state;
        this.settings = state.distributed();
        machine = attempt.execution()
                .machine()
                .child(
                        settings.label(),
                        state.processor().flow(),
                        state.processor().express() ? EXPRESS_SECONDS : 0);
        id = Library.uuid(attempt.interpreter().random()).toString();
        batches = settings.batcher() == null
                ? inputs.stream().map(input -> new Batch(input, 1)).toList()
                : settings.batcher().batches(inputs, attempt.evaluation());
        tolerance = settings.tolerance(attempt.evaluation(), inputs.size());
        turns = new Turns(batches.size(), limit, this::startChild);
    }

    void start() {
        attempt.record(HistoryEventType.MAP_RUN_STARTED, Details.of(state.name()));
        attempt.atEnd(() -> {
            turns.stop();
            List.copyOf(running).forEach(child -> child.stop(null, null));
        });
        turns.fill();
        if (batches.isEmpty()) {
            finish();
        }
    }

    private void startChild(int index) {
        Batch batch = batches.get(index);
        Execution child = new Execution(
                attempt.interpreter(),
                machine,
                Library.uuid(attempt.interpreter().random()).toString(),
                Payload.checked(batch.input(), "The input of a child execution"),
                attempt.execution().listener(),
                state.processor().express() ? null : attempt.execution());
        running.add(child);
        attempt.when(child.result(), result -> ended(index, new ChildResult(child, result, batch.items())), failure -> {
            throw new IllegalStateException("an execution's result never fails", failure);
        });
        attempt.interpreter().start(child);
    }

    private void ended(int index, ChildResult child) {
        running.remove(child.execution());
        results.put(index, child);
        if (child.result().status() != ExecutionStatus.SUCCEEDED) {
            failedItems += child.items();
        }
        if (tolerance.exceededBy(failedItems)) {
            turns.stop();
        } else {
            turns.ended();
        }
        if (tolerance.exceededBy(failedItems) || turns.allEnded()) {
            finish();
        }
    }

    /** Writes the results if there is someone to write them, and lets the Map succeed or fail. */
    private void finish() {
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
        if (tolerance.exceededBy(failedItems)) {
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
        return id;
    }

    String arn() {
        return machine.arn("mapRun") + ":" + id;
    }

    ObjectStore objectStore() {
        return attempt.interpreter().objectStore();
    }
}
