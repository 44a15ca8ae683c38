package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.local.asl.HistoryEvent.Details;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The iterations of a Map inside its own execution. The first that fails takes the others, and the Map, with it. */
final class InlineMap {

    private final Attempt attempt;
    private final MapState state;
    private final Progress.Iterations begun;
    private final List<Integer> pending;
    private final Turns turns;
    private final TreeMap<Integer, JsonNode> outputs = new TreeMap<>();
    private final List<Iteration> iterations = new ArrayList<>();

    /** @param begun the items, and how far their iterations have come before */
    InlineMap(Attempt attempt, MapState state, Progress.Iterations begun) {
        this.attempt = attempt;
        this.state = state;
        this.begun = begun;
        begun.iterations().forEach((index, point) -> {
            if (point instanceof ResumePoint.Ended ended) {
                outputs.put(index, ended.output());
            }
        });
        pending = IntStream.range(0, begun.items().size())
                .filter(index -> !outputs.containsKey(index))
                .boxed()
                .toList();
        turns = new Turns(pending.size(), begun.limit(), turn -> iterate(pending.get(turn)));
    }

    void start() {
        attempt.atEnd(this::abort);
        attempt.progress(this::progress);
        turns.fill();
        if (pending.isEmpty()) {
            succeed();
        }
    }

    private void iterate(int index) {
        Iteration iteration = new Iteration(index);
        iterations.add(iteration);
        ResumePoint point = begun.iterations().get(index);
        if (point == null) {
            iteration.walk.record(HistoryEventType.MAP_ITERATION_STARTED, iteration.details);
            iteration.walk.enterFirst(Payload.checked(begun.inputs().get(index), "The input of an iteration"));
        } else {
            iteration.walk.resume(point);
        }
    }

    private Progress progress() {
        Map<Integer, ResumePoint> points = new HashMap<>(begun.iterations());
        for (Iteration iteration : iterations) {
            ResumePoint point = iteration.walk.resumePoint();
            if (point != null) {
                points.put(iteration.index, point);
            }
        }
        return new Progress.Iterations(begun.items(), begun.inputs(), begun.limit(), points);
    }

    private void succeed() {
        attempt.record(HistoryEventType.MAP_STATE_SUCCEEDED, Details.of(state.name()));
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        result.addAll(outputs.values());
        attempt.succeed(state.exit(), Payload.checked(result, "What the Map returned"));
    }

    private void abort() {
        turns.stop();
        for (Iteration iteration : iterations) {
            if (!iteration.walk.isOver()) {
                iteration.walk.abort();
                if (attempt.execution().isRunning()) {
                    iteration.walk.record(HistoryEventType.MAP_ITERATION_ABORTED, iteration.details);
                }
            }
        }
    }

    private final class Iteration implements Walk.Outcome {
        private final int index;
        private final Walk walk;
        private final Details details;

        Iteration(int index) {
            this.index = index;
            this.walk = attempt.walk(state.processor().flow(), begun.items().get(index), this);
            this.details = Details.iteration(state.name(), index);
        }

        @Override
        public void succeeded(JsonNode output) {
            walk.record(HistoryEventType.MAP_ITERATION_SUCCEEDED, details);
            outputs.put(index, output);
            attempt.guarded(() -> {
                turns.ended();
                if (turns.allEnded()) {
                    attempt.follow(walk);
                    succeed();
                }
            });
        }

        @Override
        public void failed(StateError error) {
            walk.record(HistoryEventType.MAP_ITERATION_FAILED, details);
            attempt.follow(walk);
            attempt.fail(error);
        }
    }
}
