package dev.photinus.function;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.function.input.BatchConcurrency;
import dev.photinus.function.input.BatchInput;
import dev.photinus.function.input.BatchItem;
import dev.photinus.function.input.BatchItems;
import dev.photinus.function.input.InvalidInputException;
import dev.photinus.function.input.Manifest;
import dev.photinus.function.input.StackBuckets;
import dev.photinus.ledger.QuotaConfig;
import dev.photinus.storage.BucketAccess;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.ObjectStore.StoredObject;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.Serial;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what a batch is asked for into a list of executions, a photo each, in the bucket: from a folder, from a manifest, or from
 * what failed before. What is wrong with a single photo goes into the list as well, and stops no other.
 */
public class PlanBatch {

    private static final Set<String> PHOTOS = Set.of("jpg", "jpeg", "png", "webp", "tif", "tiff");

    private final ObjectStore objects;
    private final BucketAccess access;
    private final StackBuckets buckets;
    private final QuotaConfig quotas;
    private final ObjectMapper json;

    PlanBatch(ObjectStore objects, BucketAccess access, StackBuckets buckets, QuotaConfig quotas, ObjectMapper json) {
        this.objects = objects;
        this.access = access;
        this.buckets = buckets;
        this.quotas = quotas;
        this.json = json;
    }

    /**
     * @param batch name of the batch's execution
     * @param input of that execution, as a person or a program gave it
     */
    @RegisterForReflection
    public record Request(String batch, JsonNode input) {}

    /** The state machine branches on {@code status}. */
    @RegisterForReflection
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Planned.class, name = "planned"),
        @JsonSubTypes.Type(value = Refused.class, name = "refused")
    })
    public sealed interface Plan {}

    /**
     * The batch can begin.
     *
     * @param photos how many items there are
     * @param refused how many of them are lines that nothing can be done with
     * @param leftOut how many objects under the prefix are no photos by their names
     * @param bucket the stack's own
     * @param folder of the batch in the bucket, ending in a slash: items.jsonl, results/ and summary.json are in it
     * @param concurrency how many photos are to be under way at once
     */
    @RegisterForReflection
    public record Planned(
            String workflow,
            long photos,
            long refused,
            long leftOut,
            String bucket,
            String folder,
            int concurrency,
            double toleratedFailurePercentage)
            implements Plan {}

    /** @param reason a sentence for the person who began it */
    @RegisterForReflection
    public record Refused(String reason) implements Plan {}

    @Funq("planBatch")
    public Plan planBatch(Request request) throws IOException {
        try {
            return plan(request.batch(), BatchInput.read(request.input(), buckets));
        } catch (InvalidInputException e) {
            return new Refused("The batch's input: " + e.getMessage());
        } catch (RefusedException e) {
            return new Refused(String.valueOf(e.getMessage()));
        }
    }

    private Planned plan(String batch, BatchInput input) throws IOException {
        BatchInput.Source source = input.source();
        requireAccess(source.bucket());
        if (input.outputBucket().isPresent()) {
            requireAccess(input.outputBucket().get());
        }
        BatchFolder folder = BatchFolder.of(buckets.own(), batch);
        Tally tally = new Tally();
        objects.write(folder.items(), "application/jsonl", bytes -> {
            try (JsonLines items = new JsonLines(json, bytes)) {
                list(batch, input, tally, items);
            }
            if (tally.photos == 0) {
                throw new RefusedException("There is no photo in " + source.bucket() + "/" + source.key()
                        + (tally.leftOut == 0 ? "" : ", but " + tally.leftOut + " of other kinds"));
            }
        });
        Planned planned = new Planned(
                input.workflow(),
                tally.photos,
                tally.refused,
                tally.leftOut,
                folder.bucket(),
                folder.prefix(),
                input.concurrency() == null ? BatchConcurrency.of(input.workflowToRun(), quotas) : input.concurrency(),
                input.tolerated());
        objects.put(folder.plan(), "application/json", json.writeValueAsBytes(planned));
        return planned;
    }

    private void requireAccess(String bucket) throws RefusedException {
        Optional<String> problem = buckets.isOwn(bucket) ? Optional.empty() : access.problem(bucket);
        if (problem.isPresent()) {
            throw new RefusedException("The batch cannot run: " + problem.get());
        }
    }

    private void list(String batch, BatchInput input, Tally tally, JsonLines lines) throws IOException {
        BatchInput.Source source = input.source();
        BatchItems items = new BatchItems(batch, input, buckets);
        if (source.prefix() != null) {
            Iterator<S3Location> objectsThere =
                    objects.list(source.bucket(), source.key()).iterator();
            while (objectsThere.hasNext()) {
                String key = objectsThere.next().key();
                if (isPhoto(key)) {
                    lines.write(tally.counted(items.ofPhoto(tally.photos + 1, key)));
                } else {
                    tally.leftOut++;
                }
            }
            return;
        }
        S3Location object = new S3Location(source.bucket(), source.key());
        try (StoredObject content = objects.find(object)
                .orElseThrow(() -> new RefusedException(
                        "There is no such object in the bucket " + object.bucket() + ": " + object.key()))) {
            if (source.summary() != null) {
                Summary.readFailed(
                        json,
                        content.bytes(),
                        photo -> lines.write(tally.counted(items.ofEarlier(tally.photos + 1, photo.item()))));
            } else {
                Manifest.read(
                        object.name(),
                        content.bytes(),
                        input.workflowToRun(),
                        entry -> lines.write(tally.counted(items.of(entry))));
            }
        } catch (InvalidInputException e) {
            throw new RefusedException(object.key() + ": " + e.getMessage());
        }
    }

    private static boolean isPhoto(String key) {
        return PHOTOS.contains(key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** What is counted while the list is written. */
    private static final class Tally {

        private long photos;
        private long refused;
        private long leftOut;

        BatchItem counted(BatchItem item) {
            photos++;
            if (item.refused() != null) {
                refused++;
            }
            return item;
        }
    }

    /** Ends the planning with its reason; nothing is left in the bucket. */
    private static final class RefusedException extends IOException {

        @Serial
        private static final long serialVersionUID = 1;

        RefusedException(String reason) {
            super(reason);
        }
    }
}
