package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.Summary;
import dev.photinus.function.event.BatchFailure;
import dev.photinus.function.input.BatchItems;
import dev.photinus.function.input.InvalidInputException;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.HistoryEventType;
import dev.photinus.local.cli.workflow.BatchListener;
import dev.photinus.local.cli.workflow.BatchRequest;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.Course;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.PhotoResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** One execution of the machine {@code batch}: what it is given, what is heard of its photos, and what it leaves in the bucket. */
final class BatchRun {

    private final ObjectMapper json = new ObjectMapper();
    private final PhotoBucket bucket;
    private final PhotoResults results;
    private final BatchRequest request;
    private final String name;
    private final BatchListener listener;
    private final Map<Long, CompletableFuture<Void>> photos = new ConcurrentHashMap<>();
    private final Set<Long> told = ConcurrentHashMap.newKeySet();

    /** @param name of the execution */
    BatchRun(PhotoBucket bucket, PhotoResults results, BatchRequest request, String name, BatchListener listener) {
        this.bucket = bucket;
        this.results = results;
        this.request = request;
        this.name = name;
        this.listener = listener;
    }

    /** Puts everything into the bucket that the batch will read. */
    ObjectNode prepare() {
        try {
            for (Map.Entry<String, Path> file : request.files().entrySet()) {
                bucket.put(file.getKey(), file.getValue());
            }
            bucket.put(listKey(), request.source().file());
        } catch (IOException e) {
            throw new CloudException("The batch could not be put into the bucket: " + e.getMessage(), e);
        }
        return input();
    }

    private String listKey() {
        return "batches/" + name + "/asked/" + request.source().file().getFileName();
    }

    private ObjectNode input() {
        ObjectNode input = JsonNodeFactory.instance.objectNode().put("workflow", request.workflow());
        ObjectNode source = input.putObject("source").put("bucket", bucket.name());
        if (request.source() instanceof BatchRequest.Manifest) {
            source.put("manifest", listKey()).put("folder", BatchRequest.folder(request.workflow()));
        } else {
            source.put("summary", listKey());
        }
        input.set("settings", request.settings());
        return input.put("again", request.again()).put("concurrency", request.concurrency());
    }

    /** Hears the execution of the workflow for one photo. */
    ExecutionListener item(long number) {
        CourseRecorder recorder = new CourseRecorder(event -> listener.happened(number, event));
        return (execution, event) -> {
            if (event.type() == HistoryEventType.EXECUTION_STARTED) {
                listener.started(number);
                photos.put(number, execution.result().thenAcceptAsync(result -> {
                    HistoryFile.write(result.history(), request.histories().apply(number));
                    finished(number, results.of(result, recorder.course(result)));
                }));
            }
            recorder.happened(execution, event);
        };
    }

    private void finished(long number, PhotoResult result) {
        if (told.add(number)) {
            listener.finished(number, result);
        }
    }

    /** @param folder for the summary */
    CompletableFuture<Path> ended(ExecutionResult result, Path folder) {
        return CompletableFuture.allOf(photos.values().toArray(CompletableFuture<?>[]::new))
                .handleAsync((done, failed) -> {
                    try {
                        Path summary = Files.createTempFile(folder, "summary-", ".json");
                        bucket.get(bucket.name(), "batches/" + name + "/summary.json", summary);
                        tellTheRest(summary);
                        return summary;
                    } catch (IOException | RuntimeException e) {
                        throw new CloudException(BatchFailure.words(PhotoResults.reason(result), json), e);
                    }
                });
    }

    /** Lines that no execution was started for are only in the summary. */
    private void tellTheRest(Path summary) throws IOException {
        try (InputStream bytes = Files.newInputStream(summary)) {
            Summary.readFailed(
                    json,
                    bytes,
                    photo -> finished(
                            photo.item().number(),
                            new PhotoResult.Failed(
                                    photo.reason(), Made.NOTHING, Course.without(Instant.now(), Duration.ZERO))));
        } catch (InvalidInputException e) {
            throw new IOException(e);
        }
    }

    /** What the names of its photos' executions begin with. */
    String executions() {
        return BatchItems.executions(name);
    }
}
