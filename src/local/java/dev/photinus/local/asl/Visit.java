package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.HistoryEvent.Details;
import dev.photinus.local.asl.jsonata.JsonValues;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stay in one state, from its being entered to its being left, retries and all. */
final class Visit {

    private final Walk walk;
    private final State state;
    private final JsonNode input;
    private final Instant entered;
    private final long enteredEventId;
    private final int[] retries;
    private int retryCount;
    private @Nullable Attempt attempt;
    private Timers.@Nullable Alarm backoff;
    private @Nullable Object inputValue;
    private @Nullable Progress resumed;
    private @Nullable StateError lastError;

    Visit(Walk walk, State state, JsonNode input, long enteredEventId) {
        this(walk, state, input, walk.execution().now(), enteredEventId);
    }

    /** Continues a visit that was interrupted, with its retries unused. */
    Visit(Walk walk, State state, ResumePoint.Entered point) {
        this(walk, state, point.input(), point.entered(), point.enteredEventId());
        resumed = point.progress();
    }

    private Visit(Walk walk, State state, JsonNode input, Instant entered, long enteredEventId) {
        this.walk = walk;
        this.state = state;
        this.input = input;
        this.enteredEventId = enteredEventId;
        this.entered = entered;
        this.retries =
                new int[state instanceof ResultState result ? result.retriers().size() : 0];
    }

    void attempt() {
        attempt = new Attempt(this, resumed);
        resumed = null;
        lastError = null;
        attempt.run();
    }

    ResumePoint resumePoint() {
        Progress progress = attempt == null ? null : attempt.progress();
        return new ResumePoint.Entered(
                state.name(),
                input,
                walk.variables(),
                entered,
                enteredEventId,
                startsAfresh(progress, lastError) ? null : progress);
    }

    /** Payloads that were too large make a state run again as a whole; so does a fault at run time for a Map Run. */
    private static boolean startsAfresh(@Nullable Progress progress, @Nullable StateError error) {
        return error != null
                && (error.isNamed(ErrorNames.DATA_LIMIT_EXCEEDED)
                        || (progress instanceof Progress.Children && error.isNamed(ErrorNames.RUNTIME)));
    }

    /** Leaves the state by one of its exits. */
    void leave(Exit exit, Evaluation evaluation, JsonNode defaultOutput) {
        Map<String, JsonNode> assigned = exit.assign().evaluate(evaluation);
        JsonNode output = exit.output() == null ? defaultOutput : exit.output().evaluate(evaluation);
        walk.exited(state, Payload.checked(output, "The output of the state"), assigned, exit.next());
    }

    /** An attempt has failed: the first Retrier for the error decides, then the first Catcher. */
    void failed(StateError error) {
        lastError = error;
        if (state instanceof ResultState result && !retry(result.retriers(), error)) {
            handle(result.catchers(), error);
        } else if (!(state instanceof ResultState)) {
            walk.failed(error);
        }
    }

    private boolean retry(List<Retrier> retriers, StateError error) {
        for (int i = 0; i < retries.length; i++) {
            Retrier retrier = retriers.get(i);
            if (retrier.errors().match(error)) {
                if (retries[i] >= retrier.maxAttempts()) {
                    return false;
                }
                Duration delay = retrier.delay(
                        retries[i]++, walk.execution().interpreter().random());
                retryCount++;
                backoff = walk.execution().schedule(delay, this::retry);
                return true;
            }
        }
        return false;
    }

    private void retry() {
        backoff = null;
        if (!walk.isOver()) {
            walk.execution().countTransition();
            attempt();
        }
    }

    private void handle(List<Catcher> catchers, StateError error) {
        for (Catcher catcher : catchers) {
            if (catcher.errors().match(error)) {
                try {
                    leave(catcher.exit(), evaluation().with("errorOutput", error.output()), error.output());
                } catch (StateFailure failure) {
                    walk.failed(report(failure));
                }
                return;
            }
        }
        walk.failed(error);
    }

    /** The error of a failure that the interpreter found, after putting it into the history if it is JSONata's. */
    StateError report(StateFailure failure) {
        StateError error = failure.in(this);
        if (failure.location() != null) {
            walk.record(HistoryEventType.EVALUATION_FAILED, Details.failed(state.name(), error));
        }
        return error;
    }

    void abort() {
        if (backoff != null) {
            backoff.cancel();
        }
        if (attempt != null) {
            attempt.end();
        }
        if (walk.execution().isRunning() && (state instanceof ResultState || state instanceof WaitState)) {
            walk.record(state.event("Aborted"), Details.of(state.name()));
        }
    }

    /** What the state's expressions read, as long as there is neither a result nor an error. */
    Evaluation evaluation() {
        return new Evaluation(walk.variables(), walk.execution().interpreter().library(), () -> {
            Map<String, Object> states = new LinkedHashMap<>();
            if (inputValue == null) {
                inputValue = JsonValues.fromJson(input);
            }
            states.put("input", inputValue);
            states.put("context", context());
            return states;
        });
    }

    /** @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Context object</a> */
    private Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>(walk.execution().context());
        Map<String, Object> stay = new LinkedHashMap<>();
        stay.put("EnteredTime", Execution.timestamp(entered));
        stay.put("Name", state.name());
        stay.put("RetryCount", retryCount);
        context.put("State", stay);
        if (walk.item() != null) {
            context.put("Map", walk.item().context());
        }
        return context;
    }

    Walk walk() {
        return walk;
    }

    State state() {
        return state;
    }

    JsonNode input() {
        return input;
    }

    long enteredEventId() {
        return enteredEventId;
    }

    int retryCount() {
        return retryCount;
    }
}
