package dev.photinus.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.aws.lambda.InvocationResult;
import dev.photinus.local.aws.sam.EventRuleResource;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.event.ruler.Ruler;

/**
 * The default event bus, for events of AWS's services and of one's own: hands an event to each function whose rule matches it, as
 * Lambda's asynchronous invocation does: with two more attempts where the function fails, and again and again for six hours where the
 * account's concurrency is used up. A function gets one event at a time.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">Event patterns</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How Lambda handles errors and
 *     retries with asynchronous invocation</a>
 */
public final class EventBus {

    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration MAX_EVENT_AGE = Duration.ofHours(6);

    private final List<EventRuleResource> rules;
    private final BiFunction<String, JsonNode, CompletableFuture<InvocationResult>> lambda;
    private final Function<Duration, Executor> after;
    private final List<Consumer<JsonNode>> listeners = new CopyOnWriteArrayList<>();

    /** By function: what it is called with last. On a laptop, its processes are for who waits for an answer. */
    private final Map<String, CompletableFuture<InvocationResult>> queues = new HashMap<>();

    /** @param lambda runs a function, named by its ARN, with an event */
    public EventBus(
            List<EventRuleResource> rules, BiFunction<String, JsonNode, CompletableFuture<InvocationResult>> lambda) {
        this(rules, lambda, pause -> CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** @param after runs a task when so much time has passed */
    EventBus(
            List<EventRuleResource> rules,
            BiFunction<String, JsonNode, CompletableFuture<InvocationResult>> lambda,
            Function<Duration, Executor> after) {
        this.rules = List.copyOf(rules);
        this.lambda = lambda;
        this.after = after;
    }

    /** Tells somebody of every event from now on, as a rule for all of them would; he is to be quick about it. */
    public void tell(Consumer<JsonNode> listener) {
        listeners.add(listener);
    }

    /**
     * Delivers an event.
     *
     * @return completes when every function that it is for has taken it, or has failed at it for the last time
     */
    public CompletableFuture<Void> put(JsonNode event) {
        listeners.forEach(listener -> listener.accept(event));
        return CompletableFuture.allOf(rules.stream()
                .filter(rule -> matches(event, rule))
                .map(rule -> enqueue(rule.function(), event))
                .toArray(CompletableFuture<?>[]::new));
    }

    private static boolean matches(JsonNode event, EventRuleResource rule) {
        try {
            return Ruler.matchesRule(event.toString(), rule.pattern().toString());
        } catch (Exception e) { // the ruler's declaration names no other
            throw new IllegalArgumentException("The pattern of " + rule.name() + " is none that EventBridge takes", e);
        }
    }

    private synchronized CompletableFuture<InvocationResult> enqueue(String function, JsonNode event) {
        CompletableFuture<InvocationResult> before = queues.get(function);
        CompletableFuture<InvocationResult> invocation = before == null
                ? invoke(function, event, ATTEMPTS)
                : before.handle((result, failed) -> function).thenCompose(next -> invoke(next, event, ATTEMPTS));
        queues.put(function, invocation);
        return invocation;
    }

    private CompletableFuture<InvocationResult> invoke(String function, JsonNode event, int attempts) {
        return unthrottled(function, event, FIRST_PAUSE, Duration.ZERO)
                .thenCompose(result ->
                        result instanceof InvocationResult.Failed failed && !failed.isThrottled() && attempts > 1
                                ? invoke(function, event, attempts - 1)
                                : CompletableFuture.completedFuture(result));
    }

    /** Lambda keeps an event that it cannot run yet, which counts as no attempt at it. */
    private CompletableFuture<InvocationResult> unthrottled(
            String function, JsonNode event, Duration pause, Duration age) {
        return lambda.apply(function, event)
                .thenCompose(result -> result instanceof InvocationResult.Failed failed
                                && failed.isThrottled()
                                && age.compareTo(MAX_EVENT_AGE) < 0
                        ? CompletableFuture.supplyAsync(() -> doubled(pause), after.apply(pause))
                                .thenCompose(next -> unthrottled(function, event, next, age.plus(pause)))
                        : CompletableFuture.completedFuture(result));
    }

    private static Duration doubled(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
