package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.aws.lambda.LogLine;
import dev.photinus.local.aws.lambda.Watch;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Who looks into a local cloud while it works, and has a hand in it.
 *
 * @param invocations sees functions begin, and may kill them
 * @param logs hears every line of the functions' logs
 * @param executions hears every event of the executions that uploads have started
 * @param delivery of end-of-execution events, wrapped around the delivery to EventBridge
 */
public record Observers(
        Watch invocations,
        Consumer<LogLine> logs,
        ExecutionListener executions,
        UnaryOperator<Function<JsonNode, CompletableFuture<Void>>> delivery) {

    /** Nobody. */
    public static final Observers NONE =
            new Observers(Watch.NONE, line -> {}, ExecutionListener.NONE, UnaryOperator.identity());
}
