package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One try at what a state is for: what the state works with. It ends once, by leaving the state, failing, or being ended;
 * whatever arrives later, an answer to a task that has timed out for one, is dropped.
 */
final class Attempt {

    private final Visit visit;
    private final List<Runnable> atEnd = new ArrayList<>();
    private final @Nullable Progress resumed;
    private Supplier<@Nullable Progress> progress = () -> null;
    private boolean over;

    /** @param resumed what an interrupted attempt had done, if this one continues it */
    Attempt(Visit visit, @Nullable Progress resumed) {
        this.visit = visit;
        this.resumed = resumed;
    }

    /** What an interrupted attempt had done, if this one continues it. */
    @Nullable
    Progress resumed() {
        return resumed;
    }

    /** Where this attempt stands, should its execution be redriven. */
    @Nullable
    Progress progress() {
        return progress.get();
    }

    /** Tells where the attempt stands from now on. */
    void progress(Supplier<@Nullable Progress> standing) {
        progress = standing;
    }

    void run() {
        guarded(() -> visit.state().run(this));
    }

    /** Runs a step of the attempt, unless that is over; if the step fails, so does the attempt. */
    void guarded(Runnable step) {
        if (over) {
            return;
        }
        try {
            step.run();
        } catch (StateFailure failure) {
            fail(visit.report(failure));
        }
    }

    /** Leaves the state with a result, which the exit's Assign and Output see. */
    void succeed(Exit exit, JsonNode result) {
        leave(exit, evaluation().with("result", result), result);
    }

    void leave(Exit exit, Evaluation evaluation, JsonNode defaultOutput) {
        if (!over) {
            visit.leave(exit, evaluation, defaultOutput);
            end();
        }
    }

    void fail(StateError error) {
        if (!over) {
            end();
            if (!visit.state().subflows().isEmpty()) { // a task has told of its failure itself
                record(
                        visit.state().event("Failed"),
                        HistoryEvent.Details.failed(visit.state().name(), error));
            }
            visit.failed(error);
        }
    }

    /** Ends the attempt, and what belongs to it. */
    void end() {
        if (!over) {
            over = true;
            atEnd.forEach(Runnable::run);
        }
    }

    /** Has an action run when the attempt ends, in whatever way. */
    void atEnd(Runnable action) {
        atEnd.add(action);
    }

    /** Runs a step when the delay has passed, if the attempt is not over by then. */
    Timers.Alarm after(Duration delay, Runnable step) {
        Timers.Alarm alarm = visit.walk().execution().schedule(delay, () -> guarded(step));
        atEnd(alarm::cancel);
        return alarm;
    }

    /** Runs a step when the future is there, if the attempt is not over by then. */
    <T> void when(CompletableFuture<T> future, Consumer<T> succeeded, Consumer<Throwable> failed) {
        CompletableFuture<T> unused = future.whenComplete((value, failure) -> post(() -> {
            if (failure == null) {
                succeeded.accept(value);
            } else {
                failed.accept(failure);
            }
        }));
    }

    /** Runs a step after what is running now, from any thread. */
    void post(Runnable step) {
        visit.walk().execution().post(() -> guarded(step));
    }

    long record(HistoryEventType type, HistoryEvent.Details details) {
        return visit.walk().record(type, details);
    }

    /** A walk through a flow inside the state, which has the state's variables and begins at its last event. */
    Walk walk(Flow flow, @Nullable Item item, Walk.Outcome outcome) {
        Walk around = visit.walk();
        return new Walk(around.execution(), flow, around.variables(), item, around.lastEvent(), outcome);
    }

    void follow(Walk walk) {
        visit.walk().follow(walk);
    }

    Evaluation evaluation() {
        return visit.evaluation();
    }

    JsonNode input() {
        return visit.input();
    }

    @Nullable
    Item item() {
        return visit.walk().item();
    }

    int retryCount() {
        return visit.retryCount();
    }

    Instant now() {
        return visit.walk().execution().now();
    }

    Execution execution() {
        return visit.walk().execution();
    }

    /** S3, with the rights of this execution's machine. */
    ObjectStore objectStore() {
        return interpreter().objectStore().as(executionArn());
    }

    String executionArn() {
        return execution().arn();
    }

    Interpreter interpreter() {
        return execution().interpreter();
    }
}
