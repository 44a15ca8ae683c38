package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.asl.Tasks;
import dev.photinus.local.aws.lambda.InvocationResult;
import dev.photinus.local.aws.lambda.LambdaHost;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Tasks whose Resource is a function's ARN: its answer is the task's result, its error the task's error. */
final class LambdaTasks implements Tasks {

    private final LambdaHost lambda;
    private final BiConsumer<String, OptionalLong> memory;

    /** @param memory is told the most memory that the process of a function (named by its ARN) has held, in bytes */
    LambdaTasks(LambdaHost lambda, BiConsumer<String, OptionalLong> memory) {
        this.lambda = lambda;
        this.memory = memory;
    }

    @Override
    public CompletableFuture<JsonNode> start(TaskRequest request) {
        return lambda.invoke(request.resource(), request.arguments()).thenApply(result -> {
            memory.accept(request.resource(), result.report().maxMemoryBytes());
            if (result instanceof InvocationResult.Failed failed) {
                throw new TaskFailedException(failed.error(), failed.cause());
            }
            return ((InvocationResult.Succeeded) result).payload();
        });
    }
}
