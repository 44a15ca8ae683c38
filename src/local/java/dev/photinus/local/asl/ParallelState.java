package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.local.asl.HistoryEvent.Details;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs its branches at the same time; its result is an array of their outputs, in the order of the branches. */
final class ParallelState extends ResultState {

    private final List<Flow> branches;
    private final @Nullable Template arguments;

    ParallelState(String name, Fields fields) {
        super(name, "Parallel", fields);
        arguments = fields.template("Arguments");
        fields.require("Branches");
        branches =
                fields.objects("Branches").stream().map(ParallelState::branch).toList();
        if (fields.has("Branches") && branches.isEmpty()) {
            fields.place("Branches").refuse("must have one branch or more");
        }
    }

    private static Flow branch(Fields fields) {
        fields.text("Comment");
        Flow flow = Flow.read(fields, fields.place());
        fields.refuseOthers("a branch");
        return flow;
    }

    @Override
    List<Subflow> subflows() {
        return branches.stream().map(branch -> new Subflow(branch, true)).toList();
    }

    @Override
    void run(Attempt attempt) {
        if (attempt.resumed() instanceof Progress.Branches interrupted) {
            run(attempt, interrupted.input(), interrupted.branches());
            return;
        }
        JsonNode input = arguments == null ? attempt.input() : arguments.evaluate(attempt.evaluation());
        Payload.checked(input, "What the state passes to its branches");
        attempt.record(HistoryEventType.PARALLEL_STATE_STARTED, Details.of(name()));
        run(attempt, input, Map.of());
    }

    private void run(Attempt attempt, JsonNode input, Map<Integer, ResumePoint> reached) {
        List<Walk> walks = new ArrayList<>();
        SortedMap<Integer, JsonNode> outputs = new TreeMap<>();
        for (Flow branch : branches) {
            walks.add(attempt.walk(branch, attempt.item(), new Branch(attempt, walks, outputs, walks.size())));
        }
        attempt.atEnd(() -> walks.forEach(Walk::abort));
        attempt.progress(() -> new Progress.Branches(input, reachedBy(walks)));
        for (int i = 0; i < walks.size(); i++) {
            ResumePoint point = reached.get(i);
            if (point == null) {
                walks.get(i).enterFirst(input);
            } else {
                walks.get(i).resume(point);
            }
        }
    }

    private static Map<Integer, ResumePoint> reachedBy(List<Walk> walks) {
        Map<Integer, ResumePoint> reached = new HashMap<>();
        for (int i = 0; i < walks.size(); i++) {
            ResumePoint point = walks.get(i).resumePoint();
            if (point != null) {
                reached.put(i, point);
            }
        }
        return reached;
    }

    /** What the state does when a branch ends. */
    private final class Branch implements Walk.Outcome {
        private final Attempt attempt;
        private final List<Walk> walks;
        private final SortedMap<Integer, JsonNode> outputs;
        private final int index;

        Branch(Attempt attempt, List<Walk> walks, SortedMap<Integer, JsonNode> outputs, int index) {
            this.attempt = attempt;
            this.walks = walks;
            this.outputs = outputs;
            this.index = index;
        }

        @Override
        public void succeeded(JsonNode output) {
            outputs.put(index, output);
            if (outputs.size() == walks.size()) {
                attempt.guarded(this::allSucceeded);
            }
        }

        private void allSucceeded() {
            attempt.follow(walks.get(index));
            attempt.record(HistoryEventType.PARALLEL_STATE_SUCCEEDED, Details.of(name()));
            JsonNode result = JsonNodeFactory.instance.arrayNode().addAll(outputs.values());
            attempt.succeed(exit(), Payload.checked(result, "What the branches returned"));
        }

        @Override
        public void failed(StateError error) {
            attempt.follow(walks.get(index));
            attempt.fail(error.alsoKnownAs(ErrorNames.BRANCH_FAILED));
        }
    }
}
