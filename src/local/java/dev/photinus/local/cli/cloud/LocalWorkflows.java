package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.aws.states.ExecutionAlreadyExistsException;
import dev.photinus.local.aws.states.StepFunctions;
import dev.photinus.local.cli.workflow.BatchListener;
import dev.photinus.local.cli.workflow.BatchRequest;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.FunctionTime;
import dev.photinus.local.cli.workflow.PhotoEvent;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.PhotoResult;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Workflows in a running local cloud: puts a photo and its masks into the bucket, executes, and takes out what is finished. */
final class LocalWorkflows implements Workflows {

    private static final String BATCH = "batch";
    private static final long SECONDS_TO_END = 10;

    private final PhotoBucket bucket;
    private final StepFunctions stepFunctions;
    private final Map<String, LocalMachine> machines;
    private final FunctionMeter meter;
    private final ItemListeners itemListeners;
    private final LocalState state;
    private final Path results;
    private final PhotoResults output;
    private final Runnable shutdown;
    private final Map<Execution, CompletableFuture<PhotoResult>> open = new ConcurrentHashMap<>();

    /**
     * @param machines by the names of their workflows
     * @param itemListeners get to hear what batches start
     * @param state tells whether this is the continuation of another run
     * @param results a folder for what is taken out of the bucket
     * @param shutdown closes everything that was started
     */
    LocalWorkflows(
            PhotoBucket bucket,
            StepFunctions stepFunctions,
            Map<String, LocalMachine> machines,
            ItemListeners itemListeners,
            LocalState state,
            FunctionMeter meter,
            Path results,
            Runnable shutdown) {
        this.bucket = bucket;
        this.stepFunctions = stepFunctions;
        this.machines = machines;
        this.meter = meter;
        this.itemListeners = itemListeners;
        this.state = state;
        this.results = results;
        this.output = new PhotoResults(new ExecutionOutput(bucket, results));
        this.shutdown = shutdown;
    }

    @Override
    public CompletableFuture<PhotoResult> start(PhotoRequest request, Consumer<PhotoEvent> listener) {
        LocalMachine machine = machine(request.wish().workflow());
        ExecutionInput input = new ExecutionInput(bucket.name(), request);
        put(request.name(), input.photoKey(), request.photo());
        request.wish().masks().forEach(mask -> put(mask.name(), input.maskKey(mask), mask.file()));
        CourseRecorder recorder = new CourseRecorder(listener);
        Execution execution = execute(machine, named(ExecutionName.of(request, input.json())), input.json(), recorder);
        CompletableFuture<PhotoResult> ended = execution.result().thenApplyAsync(result -> {
            if (request.history() != null) {
                HistoryFile.write(result.history(), request.history());
            }
            return output.of(result, recorder.course(result));
        });
        open.put(execution, ended);
        var unused = ended.whenComplete((result, failed) -> open.remove(execution));
        return ended;
    }

    /** A photo that has been through before, with the same settings, is asked for under the next name. */
    private Execution execute(LocalMachine machine, ExecutionName name, JsonNode input, CourseRecorder recorder) {
        for (int time = 1; ; time++) {
            try {
                return stepFunctions.start(machine.arn(), name.forTheTime(time), input, recorder);
            } catch (ExecutionAlreadyExistsException e) {
                // by this cloud, and it has ended
            }
        }
    }

    private void put(String name, String key, Path file) {
        try {
            bucket.put(key, file);
        } catch (IOException e) {
            throw new CloudException(name + " could not be put into the bucket: " + e.getMessage(), e);
        }
    }

    @Override
    public CompletableFuture<Path> startBatch(BatchRequest request, BatchListener listener) {
        LocalMachine machine = machine(BATCH);
        ExecutionName name = named(ExecutionName.of(request));
        for (int time = 1; ; time++) {
            BatchRun batch = new BatchRun(bucket, output, request, name.forTheTime(time), listener);
            itemListeners.listen(batch.executions(), batch::item);
            try {
                return stepFunctions
                        .start(machine.arn(), name.forTheTime(time), batch.prepare(), ExecutionListener.NONE)
                        .result()
                        .thenComposeAsync(result -> batch.ended(result, results));
            } catch (ExecutionAlreadyExistsException e) {
                // by this cloud, and it has ended
            }
        }
    }

    private LocalMachine machine(String workflow) {
        LocalMachine machine = machines.get(workflow);
        if (machine == null) {
            throw new CloudException("There is no workflow " + workflow + ".");
        }
        return machine;
    }

    /** The name in this run; another run's is another one. */
    private ExecutionName named(ExecutionName name) {
        return state.run().isEmpty() ? name : name.anew(state.run());
    }

    @Override
    public void finishRun() {
        state.finishRun();
    }

    @Override
    public Map<String, Long> peakMemory() {
        return meter.peakMemory();
    }

    @Override
    public FunctionTime functionTime() {
        return meter.time();
    }

    @Override
    public void close() {
        if (state.isToBeContinued()) {
            stepFunctions.abandon(); // the next start goes on with the jobs at Adobe, which are paid for
        } else {
            stepFunctions.close(); // what executions have left at Adobe's is cancelled by a function
        }
        CompletableFuture.allOf(open.values().toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, SECONDS_TO_END, TimeUnit.SECONDS)
                .exceptionally(failed -> null) // whoever waits for it is told
                .join();
        shutdown.run();
    }
}
