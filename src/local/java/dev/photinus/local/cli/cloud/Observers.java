package dev.photinus.local.cli.cloud;

import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.aws.lambda.LogLine;
import dev.photinus.local.aws.lambda.Watch;
import java.util.function.Consumer;

/**
 * Who looks into a local cloud while it works.
 *
 * @param invocations sees functions begin, and may kill them
 * @param logs hears every line of the functions' logs
 * @param executions hears every event of the executions that uploads have started
 */
public record Observers(Watch invocations, Consumer<LogLine> logs, ExecutionListener executions) {

    /** Nobody. */
    public static final Observers NONE = new Observers(Watch.NONE, line -> {}, ExecutionListener.NONE);
}
