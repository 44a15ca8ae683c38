package dev.photinus.local.cli.workflow;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Runs photos through workflows, any number at once. */
public interface Workflows extends AutoCloseable {

    /**
     * Starts one execution for one photo.
     *
     * @param listener is told what happens while it happens, from any thread, and is quick about it
     * @return how it ended; what is wrong with a photo is a {@link PhotoResult.Failed}, not an exceptional completion
     */
    CompletableFuture<PhotoResult> start(PhotoRequest request, Consumer<PhotoEvent> listener);

    /**
     * Starts one execution for many photos. Every photo that the request names is told to the listener as finished, one way or
     * the other, before the returned future completes.
     *
     * @return the batch's summary, a file that stays until these workflows are closed; completed exceptionally with a
     *     {@link CloudException} where nothing was started, or where it was given up
     */
    CompletableFuture<Path> startBatch(BatchRequest request, BatchListener listener);

    /** Tells that the run is over: the next one, even with the same photos, is another one and not this one's continuation. */
    default void finishRun() {}

    /**
     * The most memory that any process of each function has held so far, in bytes, by the function's name; empty where
     * nobody measures it.
     */
    default Map<String, Long> peakMemory() {
        return Map.of();
    }

    /** What all functions so far would be billed for; {@link FunctionTime#NONE} where nobody measures it. */
    default FunctionTime functionTime() {
        return FunctionTime.NONE;
    }

    /** Stops what runs. Executions that are under way end as failed. The files of earlier results may be gone afterwards. */
    @Override
    void close();
}
