package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.local.asl.HistoryEvent.Details;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The iterations of a Map inside its own execution. The first that fails takes the others, and the Map, with it. */
final class InlineMap {

    private final Attempt attempt;
    private final MapState state;
    private final List<Item> items;
    private final List<JsonNode> inputs;
    private final Turns turns;
    private final TreeMap<Integer, JsonNode> outputs = new TreeMap<>();
    private final List<Iteration> iterations = new ArrayList<>();

    InlineMap(Attempt attempt, MapState state, List<Item> items, List<JsonNode> inputs, long limit) {
        this.attempt = attempt;
        this.state = state;
        this.items = items;
        this.inputs = inputs;
        this.turns = new Turns(items.size(), limit, this::iterate);
    }

    void start() {
        attempt.atEnd(this::abort);
        turns.fill();
        if (items.isEmpty()) {
            succeed();
        }
    }

    private void iterate(int index) {
        Iteration iteration = new Iteration(index);
        iterations.add(iteration);
        iteration.walk.record(HistoryEventType.MAP_ITERATION_STARTED, iteration.details);
        iteration.walk.enterFirst(Payload.checked(inputs.get(index), "The input of an iteration"));
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
            this.walk = attempt.walk(state.processor().flow(), items.get(index), this);
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
