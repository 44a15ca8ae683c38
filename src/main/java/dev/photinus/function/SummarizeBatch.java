package dev.photinus.function;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.Summary.FailedPhoto;
import dev.photinus.function.input.BatchItem;
import dev.photinus.ledger.Jobs;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.ObjectStore.StoredObject;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what came of a batch's photos and writes its summary: how many, what they have cost, and which failed, why, and with what
 * they can be run again. Results are read one by one, so that their number costs no memory.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html">ResultWriter</a>
 */
public class SummarizeBatch {

    private static final String MANIFEST = "/manifest.json";

    private final ObjectStore objects;
    private final Jobs jobs;
    private final ObjectMapper json;
    private final Clock clock;

    SummarizeBatch(ObjectStore objects, Jobs jobs, ObjectMapper json, Clock clock) {
        this.objects = objects;
        this.jobs = jobs;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param batch name of the batch's execution
     * @param startedAt when that execution started
     * @param plan of {@code planBatch}
     * @param executions ARN of the workflow's executions, without their names
     */
    @RegisterForReflection
    public record Request(String batch, Instant startedAt, PlanBatch.Planned plan, String executions) {}

    /**
     * What the batch answers.
     *
     * @param file the same with a list of the photos that failed
     */
    @RegisterForReflection
    public record Summarized(@JsonUnwrapped Summary summary, S3Location file) {}

    @Funq("summarizeBatch")
    public Summarized summarizeBatch(Request request) throws IOException {
        BatchFolder folder =
                new BatchFolder(request.plan().bucket(), request.plan().folder());
        JsonNode results = results(folder);
        Count count = new Count();
        for (S3Location file : files(folder, results, "SUCCEEDED")) {
            read(file, count::succeeded);
        }
        List<S3Location> failures = files(folder, results, "FAILED");
        for (S3Location file : failures) {
            read(file, result -> countFailed(request.executions(), result, count));
        }
        Summary summary = count.summary(
                request, Duration.between(request.startedAt(), clock.instant()).toMillis() / 1000.0);
        objects.write(folder.summary(), "application/json", bytes -> {
            try (JsonGenerator generator = json.createGenerator(bytes, JsonEncoding.UTF8)) {
                write(summary, failures, generator.useDefaultPrettyPrinter());
            }
        });
        return new Summarized(summary, folder.summary());
    }

    /** The list of the files that the ResultWriter has written; nothing where the Map did not get as far as that. */
    private JsonNode results(BatchFolder folder) throws IOException {
        S3Location below = folder.results();
        Optional<S3Location> manifest = objects.list(below.bucket(), below.key())
                .filter(object -> object.key().endsWith(MANIFEST))
                .reduce((one, next) -> next);
        if (manifest.isEmpty()) {
            return MissingNode.getInstance();
        }
        try (StoredObject object = objects.open(manifest.get())) {
            return json.readTree(object.bytes()).path("ResultFiles");
        }
    }

    private static List<S3Location> files(BatchFolder folder, JsonNode results, String status) {
        return results.path(status)
                .valueStream()
                .map(file -> new S3Location(folder.bucket(), file.path("Key").asText()))
                .toList();
    }

    /** What came of one photo. */
    @FunctionalInterface
    private interface Results {
        void take(JsonNode result) throws IOException;
    }

    private void read(S3Location file, Results each) throws IOException {
        try (StoredObject object = objects.open(file);
                MappingIterator<JsonNode> results =
                        json.readerFor(JsonNode.class).readValues(object.bytes())) {
            while (results.hasNextValue()) {
                each.take(results.nextValue());
            }
        }
    }

    /** What an execution has submitted before it failed is paid for as well; only the ledger knows of it. */
    private void countFailed(String executions, JsonNode result, Count count) throws IOException {
        count.failed++;
        BatchItem item = item(result);
        JsonNode source =
                item.input() == null ? MissingNode.getInstance() : item.input().path("source");
        if (item.name() == null || !source.path("key").isTextual()) {
            return;
        }
        Set<String> ours = new HashSet<>();
        int redrives = result.path("RedriveCount").asInt();
        for (int redrive = 0; redrive <= redrives; redrive++) {
            ours.add(executions + ":" + item.name() + (redrive == 0 ? "" : "-" + redrive));
        }
        jobs.ofPhoto(source.path("bucket").asText(), source.path("key").asText())
                .forEach((key, job) -> job.payments().stream()
                        .filter(payment -> ours.contains(payment.execution()))
                        .forEach(payment -> count.job(key.operation())));
    }

    private BatchItem item(JsonNode result) throws IOException {
        return json.readValue(result.path("Input").asText(), BatchItem.class);
    }

    private void write(Summary summary, List<S3Location> failures, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> member :
                json.<ObjectNode>valueToTree(summary).properties()) {
            generator.writeFieldName(member.getKey());
            generator.writeTree(member.getValue());
        }
        generator.writeArrayFieldStart(Summary.FAILED);
        for (S3Location file : failures) {
            read(
                    file,
                    result -> json.writeValue(
                            generator,
                            new FailedPhoto(
                                    result.path("Cause").asText("It was stopped."),
                                    result.path("Error")
                                            .asText(result.path("Status").asText()),
                                    item(result))));
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }

    /** What is counted while results are read. */
    private static final class Count {

        private final Map<String, Long> jobs = new TreeMap<>();
        private long finished;
        private long skipped;
        private long failed;

        /** What a child execution of the batch answers: see its state Run Workflow. */
        void succeeded(JsonNode result) {
            if (result.path("finishedBefore").asBoolean()) {
                skipped++;
            } else {
                finished++;
                result.path("jobs").forEach(job -> job(job.path("operation").asText()));
            }
        }

        void job(String operation) {
            jobs.merge(operation, 1L, Long::sum);
        }

        Summary summary(Request request, double seconds) {
            PlanBatch.Planned plan = request.plan();
            long ended = finished + skipped + failed;
            return new Summary(
                    request.batch(),
                    plan.workflow(),
                    plan.photos(),
                    finished,
                    skipped,
                    failed,
                    plan.photos() - ended,
                    jobs,
                    seconds);
        }
    }
}
