package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.Course;
import dev.photinus.local.cli.workflow.PhotoEvent;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.PhotoResult;
import dev.photinus.local.cli.workflow.PhotoResult.Output;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Workflows in a running local cloud: puts a photo into the bucket, executes, and takes out what is finished. */
final class LocalWorkflows implements Workflows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PhotoBucket bucket;
    private final Interpreter interpreter;
    private final Map<String, StateMachine> machines;
    private final Map<String, Long> peakMemory;
    private final Path results;
    private final Runnable shutdown;
    private final Set<Execution> running = ConcurrentHashMap.newKeySet();

    /**
     * @param results a folder for what is taken out of the bucket
     * @param shutdown closes everything that was started
     */
    LocalWorkflows(
            PhotoBucket bucket,
            Interpreter interpreter,
            Map<String, StateMachine> machines,
            Map<String, Long> peakMemory,
            Path results,
            Runnable shutdown) {
        this.bucket = bucket;
        this.interpreter = interpreter;
        this.machines = machines;
        this.peakMemory = peakMemory;
        this.results = results;
        this.shutdown = shutdown;
    }

    @Override
    public CompletableFuture<PhotoResult> start(PhotoRequest request, Consumer<PhotoEvent> listener) {
        StateMachine machine = machines.get(request.workflow());
        if (machine == null) {
            throw new CloudException("There is no workflow " + request.workflow() + ".");
        }
        String key = "incoming/" + request.workflow() + "/" + request.name();
        try {
            bucket.put(key, request.photo());
        } catch (IOException e) {
            throw new CloudException(request.name() + " could not be put into the bucket: " + e.getMessage(), e);
        }
        CourseRecorder recorder = new CourseRecorder(listener);
        Execution execution =
                interpreter.start(machine, UUID.randomUUID().toString(), input(key, request.background()), recorder);
        running.add(execution);
        return execution.result().thenApplyAsync(result -> {
            running.remove(execution);
            if (request.history() != null) {
                HistoryFile.write(result.history(), request.history());
            }
            return result(result, recorder.course(result));
        });
    }

    private ObjectNode input(String key, Background wished) {
        ObjectNode input = JSON.createObjectNode();
        input.putObject("source").put("bucket", bucket.name()).put("key", key);
        ObjectNode background = JSON.createObjectNode();
        if (wished.prompt() != null) {
            background.put("prompt", wished.prompt());
        }
        if (wished.negativePrompt() != null) {
            background.put("negativePrompt", wished.negativePrompt());
        }
        if (wished.seed() != null) {
            background.put("seed", wished.seed());
        }
        if (wished.variations() != 1) {
            background.put("variations", wished.variations());
        }
        if (!background.isEmpty()) {
            input.set("background", background);
        }
        return input;
    }

    private PhotoResult result(ExecutionResult result, Course course) {
        JsonNode output = result.output();
        if (result.status() != ExecutionStatus.SUCCEEDED || output == null) {
            return new PhotoResult.Failed(reason(result), null, course);
        }
        try {
            List<Output> outputs = new ArrayList<>();
            for (JsonNode made : output.path("results")) {
                outputs.add(new Output(
                        fetch(made),
                        made.path("seed").isIntegralNumber() ? made.path("seed").asLong() : null));
            }
            Path mask = output.has("mask") ? fetch(output.path("mask")) : null;
            return output.path("finishedBefore").asBoolean()
                    ? new PhotoResult.Skipped(
                            outputs, mask, "It was finished before: the same photo, with the same settings.", course)
                    : new PhotoResult.Succeeded(outputs, mask, course);
        } catch (IOException e) {
            return new PhotoResult.Failed(
                    "The finished photo could not be taken out of the bucket: " + e.getMessage(), null, course);
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

    private Path fetch(JsonNode location) throws IOException {
        String key = location.path("key").asText();
        Path file = Files.createTempFile(results, "result-", suffix(key));
        bucket.get(location.path("bucket").asText(), key, file);
        return file;
    }

    private static String suffix(@Nullable String key) {
        int dot = key == null ? -1 : key.lastIndexOf('.');
        return key == null || dot <= key.lastIndexOf('/') ? "" : key.substring(dot);
    }

    @Override
    public Map<String, Long> peakMemory() {
        return Map.copyOf(peakMemory);
    }

    @Override
    public void close() {
        running.forEach(execution -> execution.stop("Photinus.Stopped", "The run was stopped."));
        shutdown.run();
    }
}
