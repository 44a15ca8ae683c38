package dev.photinus.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.SimulatedTimers;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.asl.Tasks;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * An AWS account that runs only so many functions at once; Lambda refuses the invocations beyond.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html">Lambda: concurrency</a>
 */
final class SimulatedAccount implements Tasks {

    private static final Duration REFUSAL = Duration.ofMillis(30);

    private final Tasks functions;
    private final SimulatedTimers timers;
    private final int concurrency;
    private int running;
    private int throttled;

    SimulatedAccount(Tasks functions, SimulatedTimers timers, int concurrency) {
        this.functions = functions;
        this.timers = timers;
        this.concurrency = concurrency;
    }

    @Override
    public CompletableFuture<JsonNode> start(TaskRequest request) {
        if (running == concurrency) {
            throttled++;
            CompletableFuture<JsonNode> refused = new CompletableFuture<>();
            timers.schedule(
                    REFUSAL,
                    () -> refused.completeExceptionally(
                            new TaskFailedException("Lambda.TooManyRequestsException", "Rate Exceeded.")));
            return refused;
        }
        running++;
        return functions.start(request).whenComplete((answer, failure) -> running--);
    }

    int throttled() {
        return throttled;
    }
}
