package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.HistoryEvent.Details;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One way through a flow, from its first state to an end: the execution's own, a branch's, an iteration's. */
final class Walk {

    private final Execution execution;
    private final Flow flow;
    private final @Nullable Item item;
    private final Outcome outcome;
    private Variables variables;
    private long lastEvent;
    private @Nullable Visit visit;
    private @Nullable ResumePoint reached;
    private boolean over;

    /** Hears how a walk ends, unless it is aborted. */
    interface Outcome {
        void succeeded(JsonNode output);

        void failed(StateError error);
    }

    /**
     * @param variables of the scope around the flow
     * @param item of the Map iteration that this is, or is inside
     * @param lastEvent the id of the event that began it
     */
    Walk(Execution execution, Flow flow, Variables variables, @Nullable Item item, long lastEvent, Outcome outcome) {
        this.execution = execution;
        this.flow = flow;
        this.variables = variables;
        this.item = item;
        this.lastEvent = lastEvent;
        this.outcome = outcome;
    }

    /** Begins the walk, unless it has been aborted before. */
    void enterFirst(JsonNode input) {
        if (!over) {
            enter(flow.startAt(), input);
        }
    }

    /** Continues where an earlier walk through the flow was interrupted. */
    void resume(ResumePoint point) {
        reached = point;
        if (over) {
            return;
        }
        if (point instanceof ResumePoint.Ended ended) {
            over = true;
            outcome.succeeded(ended.output());
        } else if (point instanceof ResumePoint.Before before) {
            variables = before.variables();
            enter(before.state(), before.input());
        } else if (point instanceof ResumePoint.Entered entered) {
            variables = entered.variables();
            State state = flow.state(entered.state());
            if (state instanceof FailState) { // "reenters the Fail state and fails again"
                enter(entered.state(), entered.input());
            } else {
                visit = new Visit(this, state, entered);
                visit.attempt();
            }
        }
    }

    /** Where a later walk can continue: null if this one has not begun. */
    @Nullable
    ResumePoint resumePoint() {
        return visit == null ? reached : visit.resumePoint();
    }

    private void enter(String name, JsonNode input) {
        State state = flow.state(name);
        execution.countTransition();
        long entered = record(state.event("Entered"), Details.input(name, input));
        visit = new Visit(this, state, input, entered);
        visit.attempt();
    }

    /** The state has been left: its variables take effect, and the next state is entered. */
    void exited(State state, JsonNode output, Map<String, JsonNode> assigned, @Nullable String next) {
        record(state.event("Exited"), Details.exited(state.name(), output, assigned));
        variables = variables.with(assigned);
        visit = null;
        reached = next == null ? new ResumePoint.Ended(output) : new ResumePoint.Before(next, output, variables);
        execution.post(() -> {
            if (over) {
                return;
            }
            if (next != null) {
                enter(next, output);
            } else {
                over = true;
                outcome.succeeded(output);
            }
        });
    }

    /** A state has failed, and neither Retry nor Catch knew a remedy. */
    void failed(StateError error) {
        over = true;
        outcome.failed(error);
    }

    /** Ends the walk where it is. */
    void abort() {
        if (!over) {
            over = true;
            if (visit != null) {
                visit.abort();
            }
        }
    }

    /** Adds an event after the walk's last. */
    long record(HistoryEventType type, Details details) {
        lastEvent = execution.record(lastEvent, type, details);
        return lastEvent;
    }

    /** Goes on, in the history, where another walk ended. */
    void follow(Walk other) {
        lastEvent = other.lastEvent;
    }

    Execution execution() {
        return execution;
    }

    Variables variables() {
        return variables;
    }

    @Nullable
    Item item() {
        return item;
    }

    long lastEvent() {
        return lastEvent;
    }

    boolean isOver() {
        return over;
    }
}
