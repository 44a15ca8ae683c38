package dev.photinus.ledger;

import static dev.photinus.ledger.Item.value;
import static dev.photinus.ledger.Item.valueOrNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The jobs of each execution, by step. A job is written here before anyone asks for its status, so that a step that runs again
 * finds it instead of paying for another.
 */
@ApplicationScoped
public class Jobs {

    private static final String PK = "execution#";
    private static final String SUBMISSION =
            "operation = :operation, jobId = :jobId, statusUrl = :statusUrl, cancelUrl = :cancelUrl,"
                    + " submittedAt = :submittedAt, destinations = :destinations";
    private static final String SUCCESS = "outputs = :outputs, seenAt = :seenAt";

    private final LedgerTable table;

    Jobs(LedgerTable table) {
        this.table = table;
    }

    /** What is known of a step; nothing where it has not begun. */
    public Job find(String execution, String step) {
        return job(table.get(PK + execution, step));
    }

    /** What is known of each step that has begun, by its name. */
    public Map<String, Job> all(String execution) {
        Map<String, Job> jobs = new LinkedHashMap<>();
        table.query(PK + execution).forEach((step, item) -> jobs.put(step, job(item)));
        return jobs;
    }

    /** Remembers the slot that a step waits for. */
    public void schedule(String execution, String step, Instant notBefore) {
        table.write(PK + execution, step, "SET notBefore = :notBefore", Map.of(":notBefore", value(notBefore)));
    }

    /**
     * Records an attempt before Adobe is called for a job, so that no call is forgotten, whatever becomes of its answer or of who
     * waits for it. A set of attempts, not a counter: the JDK and the SDK send a request again whose answer was lost, and adding
     * the same attempt twice changes nothing.
     *
     * @param attempt an identifier that no other attempt has
     * @return how many attempts' answers are unknown, this one among them
     */
    public int asking(String execution, String step, String attempt) {
        return unanswered(table.update(PK + execution, step, "ADD inDoubtCalls :attempt", attempts(attempt)));
    }

    /** Takes {@link #asking} back: Adobe has not accepted the job. */
    public void notAccepted(String execution, String step, String attempt) {
        table.write(PK + execution, step, "DELETE inDoubtCalls :attempt", attempts(attempt));
    }

    private static Map<String, AttributeValue> attempts(String attempt) {
        return Map.of(":attempt", AttributeValue.fromSs(List.of(attempt)));
    }

    /** Forgets the slot of a step: a call has used it up. */
    public void slotUsed(String execution, String step) {
        table.updateIf("attribute_exists(notBefore)", PK + execution, step, "REMOVE notBefore", Map.of());
    }

    /** Remembers a job that Adobe has accepted. */
    public void submitted(String execution, String step, Job.Submission job) {
        table.write(PK + execution, step, "SET " + SUBMISSION, values(job));
    }

    /** Remembers what a job made. */
    public void succeeded(String execution, String step, Job.Success success) {
        table.write(PK + execution, step, "SET " + SUCCESS, values(success));
    }

    /** Remembers a job that Adobe has done at once, and what it made. */
    public void done(String execution, String step, Job.Submission job, Job.Success success) {
        Map<String, AttributeValue> values = new HashMap<>(values(job));
        values.putAll(values(success));
        table.write(PK + execution, step, "SET " + SUBMISSION + ", " + SUCCESS, values);
    }

    /** Remembers where our copy of an output is. */
    public void published(String execution, String step, int output, Job.Place copy) {
        table.write(PK + execution, step, "SET outputs[" + output + "].copiedTo = :copy", Map.of(":copy", map(copy)));
    }

    /** Forgets a job, so that its step submits another where it runs again. */
    public void forget(String execution, String step) {
        table.delete(PK + execution, step);
    }

    static LedgerTable.Key key(String execution, String step) {
        return new LedgerTable.Key(PK + execution, step);
    }

    static Job job(Item item) {
        return new Job(
                item.has("notBefore") ? Optional.of(item.time("notBefore")) : Optional.empty(),
                unanswered(item),
                item.has("jobId") ? Optional.of(submission(item)) : Optional.empty(),
                item.has("outputs") ? Optional.of(success(item)) : Optional.empty());
    }

    private static int unanswered(Item item) {
        return item.texts("inDoubtCalls").size();
    }

    private static Job.Submission submission(Item item) {
        return new Job.Submission(
                item.text("operation"),
                item.text("jobId"),
                item.textOrNull("statusUrl"),
                item.textOrNull("cancelUrl"),
                item.time("submittedAt"),
                item.items("destinations").stream().map(Jobs::place).toList());
    }

    private static Job.Success success(Item item) {
        return new Job.Success(
                item.time("seenAt"),
                item.items("outputs").stream().map(Jobs::output).toList());
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

    private static Map<String, AttributeValue> values(Job.Submission job) {
        return Map.of(
                ":operation", value(job.operation()),
                ":jobId", value(job.jobId()),
                ":statusUrl", valueOrNull(job.statusUrl()),
                ":submittedAt", value(job.submittedAt()),
                ":cancelUrl", valueOrNull(job.cancelUrl()),
                ":destinations",
                        AttributeValue.fromL(
                                job.destinations().stream().map(Jobs::map).toList()));
    }

    private static Map<String, AttributeValue> values(Job.Success success) {
        return Map.of(
                ":outputs",
                AttributeValue.fromL(success.outputs().stream().map(Jobs::map).toList()),
                ":seenAt",
                value(success.seenAt()));
    }

    private static AttributeValue map(Job.Output output) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        if (output.url() != null) {
            attributes.put("resultUrl", value(output.url()));
        }
        if (output.seed() != null) {
            attributes.put("seed", value(output.seed()));
        }
        if (output.region() != null) {
            attributes.put("region", map(output.region()));
        }
        if (output.copy() != null) {
            attributes.put("copiedTo", map(output.copy()));
        }
        return AttributeValue.fromM(attributes);
    }

    private static AttributeValue map(Job.Place place) {
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
