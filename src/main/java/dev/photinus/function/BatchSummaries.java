package dev.photinus.function;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.SummarizeBatch.Summarized;
import dev.photinus.function.input.BatchItem;
import dev.photinus.ledger.Jobs;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.ObjectStore.StoredObject;
import dev.photinus.storage.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the results of a batch's photos and writes its summary: how many, what they have cost, and which failed, why, and with
 * what they can be run again. Results are read one by one, so that their number costs no memory.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html">ResultWriter</a>
 */
@ApplicationScoped
class BatchSummaries {

    private static final String MANIFEST = "/manifest.json";

    private final ObjectStore objects;
    private final Jobs jobs;
    private final ObjectMapper json;

    BatchSummaries(ObjectStore objects, Jobs jobs, ObjectMapper json) {
        this.objects = objects;
        this.jobs = jobs;
        this.json = json;
    }

    /**
     * Writes the summary into the batch's folder, over an earlier one.
     *
     * @param batch name of the batch's execution
     * @param executions ARN of the workflow's executions, without their names
     * @param seconds from the batch's start to its end
     * @return empty where the ResultWriter has left no results, so that nothing is known of any photo
     */
    Optional<Summarized> write(String batch, PlanBatch.Planned plan, String executions, double seconds)
            throws IOException {
        BatchFolder folder = new BatchFolder(plan.bucket(), plan.folder());
        Optional<S3Location> manifest = manifest(folder);
        if (manifest.isEmpty()) {
            return Optional.empty();
        }
        JsonNode results = read(manifest.get());
        Count count = new Count();
        for (S3Location file : files(folder, results, "SUCCEEDED")) {
            read(file, result -> countSucceeded(executions, result, count));
        }
        List<S3Location> failures = files(folder, results, "FAILED");
        for (S3Location file : failures) {
            read(file, result -> countFailed(executions, result, count));
        }
        Summary summary = count.summary(batch, plan, seconds);
        objects.write(folder.summary(), "application/json", bytes -> {
            try (JsonGenerator generator = json.createGenerator(bytes, JsonEncoding.UTF8)) {
                write(summary, failures, generator.useDefaultPrettyPrinter());
            }
        });
        return Optional.of(new Summarized(summary, folder.summary()));
    }

    /**
     * The list of the files that the ResultWriter has written. A redriven Map Run replaces its own, with the successes of all its
     * attempts and the failures of the last; there is a second one only where AWS has begun a new Map Run.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html">Redriving Map Runs</a>
     */
    private Optional<S3Location> manifest(BatchFolder folder) {
        S3Location below = folder.results();
        return objects.latest(below.bucket(), below.key(), MANIFEST);
    }

    private JsonNode read(S3Location manifest) throws IOException {
        try (StoredObject object = objects.open(manifest)) {
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

    /** What a child execution of the batch answers: see its state Run Workflow. */
    private void countSucceeded(String executions, JsonNode result, Count count) {
        if (result.path("finishedBefore").asBoolean()) {
            count.skipped++;
        } else {
            count.finished++;
        }
        int redrives = result.path("redriveCount").asInt();
        if (redrives > 0) { // its last execution does not list what the earlier ones have paid
            countPaid(executions, result.path("name").textValue(), result.path("source"), redrives, count);
        } else if (!result.path("finishedBefore").asBoolean()) {
            result.path("jobs").forEach(job -> count.job(job.path("operation").asText()));
        }
    }

    private void countFailed(String executions, JsonNode result, Count count) throws IOException {
        count.failed++;
        BatchItem item = item(result);
        JsonNode source =
                item.input() == null ? MissingNode.getInstance() : item.input().path("source");
        countPaid(executions, item.name(), source, result.path("RedriveCount").asInt(), count);
    }

    /** What a photo's executions have submitted: only the ledger knows of all of them. */
    private void countPaid(String executions, @Nullable String name, JsonNode source, int redrives, Count count) {
        if (name == null || !source.path("key").isTextual()) {
            return;
        }
        Set<String> ours = new HashSet<>();
        for (int redrive = 0; redrive <= redrives; redrive++) {
            ours.add(executions + ":" + name + (redrive == 0 ? "" : "-" + redrive));
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
            read(file, result -> json.writeValue(generator, FailedItem.of(json, result, item(result))));
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

        void job(String operation) {
            jobs.merge(operation, 1L, Long::sum);
        }

        Summary summary(String batch, PlanBatch.Planned plan, double seconds) {
            long ended = finished + skipped + failed;
            return new Summary(
                    batch,
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
