package dev.photinus.ledger;

import static dev.photinus.ledger.Item.value;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
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

    private final LedgerTable table;

    Jobs(LedgerTable table) {
        this.table = table;
    }

    /** What is known of a step; nothing where it has not begun. */
    public Job find(String execution, String step) {
        Item item = table.get(PK + execution, step);
        return new Job(
                item.has("notBefore") ? Optional.of(item.time("notBefore")) : Optional.empty(),
                item.has("jobId") ? Optional.of(submission(item)) : Optional.empty(),
                item.items("outputs").stream().map(Jobs::output).toList());
    }

    /** Remembers the slot that a step waits for. */
    public void schedule(String execution, String step, Instant notBefore) {
        table.update(PK + execution, step, "SET notBefore = :notBefore", Map.of(":notBefore", value(notBefore)));
    }

    /** Remembers a job that Adobe has accepted. */
    public void submitted(String execution, String step, Job.Submission job) {
        Map<String, AttributeValue> values = Map.of(
                ":operation", value(job.operation()),
                ":jobId", value(job.jobId()),
                ":statusUrl", value(job.statusUrl()),
                ":submittedAt", value(job.submittedAt()),
                ":cancelUrl", job.cancelUrl() == null ? AttributeValue.fromNul(true) : value(job.cancelUrl()));
        table.update(
                PK + execution,
                step,
                "SET operation = :operation, jobId = :jobId, statusUrl = :statusUrl, cancelUrl = :cancelUrl,"
                        + " submittedAt = :submittedAt",
                values);
    }

    /** Remembers what a job made. */
    public void succeeded(String execution, String step, List<Job.Output> outputs) {
        table.update(
                PK + execution,
                step,
                "SET outputs = :outputs",
                Map.of(
                        ":outputs",
                        AttributeValue.fromL(
                                outputs.stream().map(Jobs::attribute).toList())));
    }

    /** Remembers where our copy of an output is. */
    public void published(String execution, String step, int output, String bucket, String key) {
        String path = "outputs[" + output + "].";
        table.update(
                PK + execution,
                step,
                "SET " + path + "copyBucket = :bucket, " + path + "copyKey = :key",
                Map.of(":bucket", value(bucket), ":key", value(key)));
    }

    private static Job.Submission submission(Item item) {
        return new Job.Submission(
                item.text("operation"),
                item.text("jobId"),
                item.text("statusUrl"),
                item.textOrNull("cancelUrl"),
                item.time("submittedAt"));
    }

    private static Job.Output output(Item item) {
        return new Job.Output(
                item.textOrNull("resultUrl"),
                item.has("seed") ? item.number("seed") : null,
                item.textOrNull("copyBucket"),
                item.textOrNull("copyKey"));
    }

    private static AttributeValue attribute(Job.Output output) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        if (output.url() != null) {
            attributes.put("resultUrl", value(output.url()));
        }
        if (output.seed() != null) {
            attributes.put("seed", value(output.seed()));
        }
        return AttributeValue.fromM(attributes);
    }
}
