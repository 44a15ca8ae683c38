package dev.photinus.local.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.Timers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A delivery of end-of-execution events that is late, is repeated or never happens, for tests of what hangs on them:
 * Step Functions delivers them on a best-effort basis only.
 *
 * @param delivery of an event that is not lost
 * @param delay of a late event, and of the second delivery of a repeated one
 * @param faults what happens to an event
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step Functions: events</a>
 */
public record UnreliableDelivery(
        Function<JsonNode, CompletableFuture<Void>> delivery,
        Timers timers,
        Duration delay,
        Function<JsonNode, Fault> faults)
        implements Function<JsonNode, CompletableFuture<Void>> {

    /** What happens to an event. */
    public enum Fault {
        NONE,
        LATE,
        REPEATED,
        LOST
    }

    @Override
    public CompletableFuture<Void> apply(JsonNode event) {
        return switch (faults.apply(event)) {
            case NONE -> delivery.apply(event);
            case LATE -> later(event);
            case REPEATED -> delivery.apply(event).thenCompose(first -> later(event));
            case LOST -> CompletableFuture.completedFuture(null);
        };
    }

    private CompletableFuture<Void> later(JsonNode event) {
        CompletableFuture<Void> delivered = new CompletableFuture<>();
        timers.schedule(delay, () -> {
            var unused = delivery.apply(event).whenComplete((done, failure) -> {
                if (failure == null) {
                    delivered.complete(null);
                } else {
                    delivered.completeExceptionally(failure);
                }
            });
        });
        return delivered;
    }
}
