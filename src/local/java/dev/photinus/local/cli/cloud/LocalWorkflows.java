package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.aws.states.ExecutionAlreadyExistsException;
import dev.photinus.local.aws.states.StepFunctions;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.Course;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.PhotoEvent;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.PhotoResult;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Workflows in a running local cloud: puts a photo and its masks into the bucket, executes, and takes out what is finished. */
final class LocalWorkflows implements Workflows {

    private static final long SECONDS_TO_END = 10;

    private final PhotoBucket bucket;
    private final StepFunctions stepFunctions;
    private final Map<String, LocalMachine> machines;
    private final Map<String, Long> peakMemory;
    private final ExecutionOutput output;
    private final Runnable shutdown;
    private final Set<CompletableFuture<PhotoResult>> open = ConcurrentHashMap.newKeySet();

    /**
     * @param machines by the names of their workflows
     * @param results a folder for what is taken out of the bucket
     * @param shutdown closes everything that was started
     */
    LocalWorkflows(
            PhotoBucket bucket,
            StepFunctions stepFunctions,
            Map<String, LocalMachine> machines,
            Map<String, Long> peakMemory,
            Path results,
            Runnable shutdown) {
        this.bucket = bucket;
        this.stepFunctions = stepFunctions;
        this.machines = machines;
        this.peakMemory = peakMemory;
        this.output = new ExecutionOutput(bucket, results);
        this.shutdown = shutdown;
    }

    @Override
    public CompletableFuture<PhotoResult> start(PhotoRequest request, Consumer<PhotoEvent> listener) {
        LocalMachine machine = machines.get(request.wish().workflow());
        if (machine == null) {
            throw new CloudException("There is no workflow " + request.wish().workflow() + ".");
        }
        ExecutionInput input = new ExecutionInput(bucket.name(), request);
        put(request.name(), input.photoKey(), request.photo());
        request.wish().masks().forEach(mask -> put(mask.name(), input.maskKey(mask), mask.file()));
        CourseRecorder recorder = new CourseRecorder(listener);
        Execution execution = execute(machine, ExecutionName.of(request, input.json()), input.json(), recorder);
        CompletableFuture<PhotoResult> ended = execution.result().thenApplyAsync(result -> {
            if (request.history() != null) {
                HistoryFile.write(result.history(), request.history());
            }
            return result(result, recorder.course(result));
        });
        open.add(ended);
        var unused = ended.whenComplete((result, failed) -> open.remove(ended));
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

    private PhotoResult result(ExecutionResult result, Course course) {
        JsonNode said = result.output();
        if (result.status() != ExecutionStatus.SUCCEEDED || said == null) {
            return new PhotoResult.Failed(reason(result), Made.NOTHING, course);
        }
        try {
            Made made = output.read(said);
            return said.path("finishedBefore").asBoolean()
                    ? new PhotoResult.Skipped(
                            made, "It was finished before: the same photo, with the same settings.", course)
                    : new PhotoResult.Succeeded(made, course);
        } catch (IOException e) {
            return new PhotoResult.Failed(
                    "The finished photo could not be taken out of the bucket: " + e.getMessage(), Made.NOTHING, course);
        }
    }

    private static String reason(ExecutionResult result) {
        if (result.cause() != null) {
            return result.cause();
        }
        return switch (result.status()) {
            case TIMED_OUT -> "The workflow took longer than it may.";
            case ABORTED -> "The workflow was stopped.";
            default -> result.error() == null ? "The workflow failed without a reason." : result.error();
        };
    }

    @Override
    public Map<String, Long> peakMemory() {
        return Map.copyOf(peakMemory);
    }

    @Override
    public void close() {
        stepFunctions.close(); // what executions have left at Adobe's is cancelled by a function
        CompletableFuture.allOf(open.toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, SECONDS_TO_END, TimeUnit.SECONDS)
                .exceptionally(failed -> null) // whoever waits for it is told
                .join();
        shutdown.run();
    }
}
