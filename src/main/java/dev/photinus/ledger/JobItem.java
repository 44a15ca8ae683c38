package dev.photinus.ledger;

import static dev.photinus.ledger.Item.value;
import static dev.photinus.ledger.Item.valueOrNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The attributes of a job's item. */
final class JobItem {

    static final String STATE = "jobState";

    private JobItem() {}

    static Job job(Item item) {
        return new Job(
                item.has(STATE) ? JobState.valueOf(item.text(STATE)) : JobState.NEW,
                time(item, "notBefore"),
                item.has("attempt") ? item.number("attempt") : 0,
                time(item, "leasedUntil"),
                item.has("inDoubt") ? counts(item.item("inDoubt")) : Map.of(),
                item.texts("wantedBy"),
                item.texts("payments").stream().map(Job.Payment::of).collect(Collectors.toUnmodifiableSet()),
                item.has("jobId") ? Optional.of(submission(item)) : Optional.empty(),
                item.has("outputs") ? Optional.of(success(item)) : Optional.empty(),
                item.has("failureCode") ? Optional.of(failure(item)) : Optional.empty(),
                item.has("urlsGone"));
    }

    private static Optional<Instant> time(Item item, String name) {
        return item.has(name) ? Optional.of(item.time(name)) : Optional.empty();
    }

    private static Map<String, Integer> counts(Item item) {
        Map<String, Integer> counts = new HashMap<>();
        item.attributes().keySet().forEach(name -> counts.put(name, (int) item.number(name)));
        return Map.copyOf(counts);
    }

    private static Job.Submission submission(Item item) {
        return new Job.Submission(
                item.text("operation"),
                item.text("jobId"),
                item.textOrNull("statusUrl"),
                item.textOrNull("cancelUrl"),
                item.time("submittedAt"),
                item.items("destinations").stream().map(JobItem::place).toList());
    }

    private static Job.Success success(Item item) {
        return new Job.Success(
                item.time("seenAt"),
                item.items("outputs").stream().map(JobItem::output).toList());
    }

    private static Job.Failure failure(Item item) {
        return new Job.Failure(item.text("failureCode"), item.text("failureReason"), item.texts("failureSeenBy"));
    }

    private static Job.Output output(Item item) {
        return new Job.Output(
                item.textOrNull("resultUrl"),
                item.has("seed") ? item.number("seed") : null,
                item.has("region") ? region(item.item("region")) : null,
                item.has("copiedTo") ? place(item.item("copiedTo")) : null);
    }

    private static Job.Place place(Item item) {
        return new Job.Place(item.text("bucket"), item.text("key"));
    }

    private static Job.Region region(Item item) {
        return new Job.Region(
                item.text("label"),
                item.fraction("score"),
                item.fraction("x"),
                item.fraction("y"),
                item.fraction("width"),
                item.fraction("height"));
    }

    static AttributeValue counts(Map<String, Integer> counts) {
        Map<String, AttributeValue> values = new HashMap<>();
        counts.forEach((name, count) -> values.put(name, value((long) count)));
        return AttributeValue.fromM(values);
    }

    static AttributeValue set(String text) {
        return AttributeValue.fromSs(List.of(text));
    }

    static Map<String, AttributeValue> values(Job.Submission job) {
        return Map.of(
                ":operation", value(job.operation()),
                ":jobId", value(job.jobId()),
                ":statusUrl", valueOrNull(job.statusUrl()),
                ":submittedAt", value(job.submittedAt()),
                ":cancelUrl", valueOrNull(job.cancelUrl()),
                ":destinations",
                        AttributeValue.fromL(
                                job.destinations().stream().map(JobItem::map).toList()));
    }

    static Map<String, AttributeValue> values(Job.Success success) {
        return Map.of(
                ":outputs",
                AttributeValue.fromL(
                        success.outputs().stream().map(JobItem::map).toList()),
                ":seenAt",
                value(success.seenAt()));
    }

    private static AttributeValue map(Job.Output output) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        put(attributes, "resultUrl", output.url() == null ? null : value(output.url()));
        put(attributes, "seed", output.seed() == null ? null : value(output.seed()));
        put(attributes, "region", output.region() == null ? null : map(output.region()));
        put(attributes, "copiedTo", output.copy() == null ? null : map(output.copy()));
        return AttributeValue.fromM(attributes);
    }

    private static void put(Map<String, AttributeValue> attributes, String name, @Nullable AttributeValue value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    static AttributeValue map(Job.Place place) {
        return AttributeValue.fromM(Map.of("bucket", value(place.bucket()), "key", value(place.key())));
    }

    private static AttributeValue map(Job.Region region) {
        return AttributeValue.fromM(Map.of(
                "label", value(region.label()),
                "score", value(region.score()),
                "x", value(region.x()),
                "y", value(region.y()),
                "width", value(region.width()),
                "height", value(region.height())));
    }
}
