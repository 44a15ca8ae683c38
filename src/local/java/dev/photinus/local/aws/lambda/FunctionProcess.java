package dev.photinus.local.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.aws.sam.FunctionResource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process of a function, for whoever wants to measure it: any command that speaks Lambda's Runtime API. Not for several
 * threads.
 */
public final class FunctionProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final FunctionResource function;
    private final Workers workers = new Workers();
    private final FunctionLog log;
    private final BlockingQueue<Boolean> idle = new LinkedBlockingQueue<>();
    private final ExecutionEnvironment environment;

    /**
     * Spawns the process.
     *
     * @param command with everything in its environment but the Runtime API's address
     * @param logs the folder for its log
     */
    public FunctionProcess(FunctionResource function, ProcessBuilder command, Path logs) throws IOException {
        this.function = function;
        log = new FunctionLog(logs, function.name(), line -> {});
        environment = new ExecutionEnvironment(function, command, log, workers, LONGEST, Freezer.NONE, new Queue());
    }

    /**
     * Has it work on an event, as soon as it is ready.
     *
     * @return what came of it, with what it took; of the first invocation {@link InvocationReport#initDuration} and
     *     {@link InvocationReport#duration} are together the time from the spawning to the first response
     * @throws IOException if the process has ended, or answers nothing
     */
    public InvocationResult invoke(JsonNode event) throws IOException, InterruptedException {
        var invocation = new Invocation(JsonPayload.write(event));
        if (!Boolean.TRUE.equals(idle.poll(LONGEST.toSeconds(), TimeUnit.SECONDS)) || !environment.run(invocation)) {
            throw new IOException(function.name() + " takes no event; its log says why");
        }
        try {
            return invocation.result().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(function.name() + " answered nothing", e);
        }
    }

    @Override
    public void close() throws IOException {
        environment.kill();
        environment
                .ended()
                .completeOnTimeout(null, LONGEST.toSeconds(), TimeUnit.SECONDS)
                .join();
        workers.close();
        log.close();
    }

    private final class Queue implements ExecutionEnvironment.Owner {
        @Override
        public void onIdle(ExecutionEnvironment unused) {
            idle.add(true);
        }

        @Override
        public void onEnded(ExecutionEnvironment unused, Optional<FunctionError> initError) {
            idle.add(false);
        }
    }
}
