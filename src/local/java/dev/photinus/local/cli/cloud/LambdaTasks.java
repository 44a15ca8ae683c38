package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.asl.Tasks;
import dev.photinus.local.aws.lambda.InvocationReport;
import dev.photinus.local.aws.lambda.InvocationResult;
import dev.photinus.local.aws.lambda.LambdaHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Tasks whose Resource is a function's ARN: its answer is the task's result, its error the task's error. When a function is used
 * for the first time, the next one is started, so that the processes of a laptop start while Adobe works and not all at once.
 *
 * <p>A task that is cancelled does not end its invocation, as on AWS. Closing waits for invocations under way: one that submits a
 * job writes into the ledger what Adobe answers, and the job is not paid for again.
 */
final class LambdaTasks implements Tasks, AutoCloseable {

    private static final Duration TIME_TO_END = Duration.ofSeconds(5);

    private final LambdaHost lambda;
    private final List<String> functions;
    private final BiConsumer<String, InvocationReport> reports;
    private final Predicate<String> waits;
    private final Map<UUID, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /**
     * @param functions ARNs, in the order in which workflows use them
     * @param reports is told what each invocation of a function, named by its ARN, has taken
     * @param waits tells by its ARN whether a function only waits for Adobe, so that its invocations can be broken off
     */
    LambdaTasks(
            LambdaHost lambda,
            List<String> functions,
            BiConsumer<String, InvocationReport> reports,
            Predicate<String> waits) {
        this.lambda = lambda;
        this.functions = List.copyOf(functions);
        this.reports = reports;
        this.waits = waits;
    }

    @Override
    public CompletableFuture<JsonNode> start(TaskRequest request) {
        CompletableFuture<InvocationResult> invocation = lambda.invoke(request.resource(), request.arguments());
        if (!waits.test(request.resource())) {
            UUID id = UUID.randomUUID();
            underWay.put(id, invocation);
            var unused = invocation.whenComplete((result, failed) -> underWay.remove(id));
        }
        startNext(request.resource());
        return invocation.thenApply(result -> {
            reports.accept(request.resource(), result.report());
            if (result instanceof InvocationResult.Failed failed) {
                throw new TaskFailedException(failed.error(), failed.cause());
            }
            return ((InvocationResult.Succeeded) result).payload();
        });
    }

    @Override
    public void close() {
        CompletableFuture.allOf(underWay.values().toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, TIME_TO_END.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(failed -> null) // nobody is left to be told
                .join();
    }

    private void startNext(String function) {
        int next = functions.indexOf(function) + 1;
        if (used.add(function) && next > 0 && next < functions.size()) {
            var unused = lambda.prewarm(functions.get(next), 1); // what hinders it hinders its first invocation too
        }
    }
}
