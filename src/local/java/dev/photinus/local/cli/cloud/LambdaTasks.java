package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.asl.Tasks;
import dev.photinus.local.aws.lambda.InvocationReport;
import dev.photinus.local.aws.lambda.InvocationResult;
import dev.photinus.local.aws.lambda.LambdaHost;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Tasks whose Resource is a function's ARN: its answer is the task's result, its error the task's error. When a function is used
 * for the first time, the next one is started, so that the processes of a laptop start while Adobe works and not all at once.
 */
final class LambdaTasks implements Tasks {

    private final LambdaHost lambda;
    private final List<String> functions;
    private final BiConsumer<String, InvocationReport> reports;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /**
     * @param functions ARNs, in the order in which workflows use them
     * @param reports is told what each invocation of a function, named by its ARN, has taken
     */
    LambdaTasks(LambdaHost lambda, List<String> functions, BiConsumer<String, InvocationReport> reports) {
        this.lambda = lambda;
        this.functions = List.copyOf(functions);
        this.reports = reports;
    }

    @Override
    public CompletableFuture<JsonNode> start(TaskRequest request) {
        CompletableFuture<InvocationResult> invocation = lambda.invoke(request.resource(), request.arguments());
        startNext(request.resource());
        return invocation.thenApply(result -> {
            reports.accept(request.resource(), result.report());
            if (result instanceof InvocationResult.Failed failed) {
                throw new TaskFailedException(failed.error(), failed.cause());
            }
            return ((InvocationResult.Succeeded) result).payload();
        });
    }

    private void startNext(String function) {
        int next = functions.indexOf(function) + 1;
        if (used.add(function) && next > 0 && next < functions.size()) {
            var unused = lambda.prewarm(functions.get(next), 1); // what hinders it hinders its first invocation too
        }
    }
}
