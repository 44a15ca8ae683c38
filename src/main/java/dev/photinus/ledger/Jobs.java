package dev.photinus.ledger;

import static dev.photinus.ledger.Item.value;
import static dev.photinus.ledger.JobItem.set;
import static dev.photinus.ledger.JobItem.values;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The jobs of each photo. Every change of a job's state is one conditional write, so that of many callers one submits it, and what
 * was written first stays.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">DynamoDB:
 *     update expressions</a>
 */
@ApplicationScoped
public class Jobs {

    private static final String SUBMISSION =
            "operation = :operation, jobId = :jobId, statusUrl = :statusUrl, cancelUrl = :cancelUrl,"
                    + " submittedAt = :submittedAt, destinations = :destinations";
    private static final String SUCCESS = "outputs = :outputs, seenAt = :seenAt";
    private static final String FAILURE = "failureCode = :code, failureReason = :reason, failureSeenBy = :caller";
    private static final String LEASE = "leasedBy, leasedUntil";
    private static final String RESULT =
            "operation, jobId, statusUrl, cancelUrl, submittedAt, destinations, outputs, seenAt, urlsGone";
    private static final String IS_OPEN = "(attribute_not_exists(jobState) OR NOT jobState IN (:submitting, :submitted,"
            + " :succeeded, :cancelling))";
    private static final String IS_LEASED = "jobState = :submitting AND leasedBy = :lease";
    private static final String IS_JOB = " AND jobId = :jobId";

    private final LedgerTable table;

    Jobs(LedgerTable table) {
        this.table = table;
    }

    /**
     * The right to call Adobe for a job.
     *
     * @param holder the caller and something random: each invocation has a lease of its own
     * @param until longer than the function may run
     */
    public record Lease(Caller caller, String holder, Instant until) {}

    /** What is known of a job. */
    public Job find(JobKey key) {
        LedgerTable.Key item = key.item();
        return JobItem.job(table.get(item.pk(), item.sk()));
    }

    /** The jobs of a photo, whatever its content was, by their keys. */
    public Map<JobKey, Job> ofPhoto(String bucket, String key) {
        Map<JobKey, Job> jobs = new LinkedHashMap<>();
        table.query(JobKey.partition(bucket, key)).forEach((sortKey, item) -> {
            if (item.has(JobItem.STATE)) {
                jobs.put(JobKey.of(bucket, key, sortKey), JobItem.job(item));
            }
        });
        return jobs;
    }

    /** Remembers the slot that a job waits for, unless it has been submitted meanwhile. */
    public void schedule(JobKey key, Instant notBefore) {
        Map<String, AttributeValue> values =
                states(JobState.SUBMITTING, JobState.SUBMITTED, JobState.SUCCEEDED, JobState.CANCELLING);
        values.put(":notBefore", value(notBefore));
        values.putAll(states(JobState.RESERVED));
        update(IS_OPEN, key, "SET notBefore = :notBefore, jobState = :reserved", "", values);
    }

    /**
     * Takes the lease on a job and records an attempt: written before Adobe is called, so that no attempt is forgotten, whatever
     * becomes of its response or its caller. Until the response is known, the attempt is in doubt.
     *
     * @param seen the job as it was read
     * @return whether the caller has the lease; false where another caller was faster. The SDK sends a request again whose
     *     response was lost: the same lease can be taken twice.
     */
    public boolean recordAttempt(JobKey key, Job seen, Lease lease) {
        Map<String, Integer> inDoubt = new HashMap<>(seen.inDoubt());
        inDoubt.merge(lease.caller().text(), 1, Integer::sum);
        Map<String, AttributeValue> values = states(JobState.SUBMITTING);
        values.put(":attempt", value(seen.attempt() + 1));
        values.put(":lease", value(lease.holder()));
        values.put(":until", value(lease.until()));
        values.put(":inDoubt", JobItem.counts(inDoubt));
        values.put(":execution", set(lease.caller().execution()));
        String condition;
        if (seen.state() == JobState.NEW || seen.state() == JobState.RESERVED) {
            condition = "(attribute_not_exists(jobState) OR jobState = :reserved)";
            values.putAll(states(JobState.RESERVED));
        } else {
            condition = "jobState = :seen";
            values.put(":seen", value(seen.state().name()));
        }
        if (seen.attempt() == 0) {
            condition += " AND attribute_not_exists(attempt)";
        } else {
            condition += " AND attempt = :seenAttempt";
            values.put(":seenAttempt", value(seen.attempt()));
        }
        return update(
                "leasedBy = :lease OR (" + condition + ")",
                key,
                "SET jobState = :submitting, attempt = :attempt, leasedBy = :lease, leasedUntil = :until,"
                        + " inDoubt = :inDoubt, wantedBy = :execution",
                " REMOVE " + RESULT,
                values);
    }

    /**
     * Ends an attempt that Adobe has not accepted; it is not in doubt.
     *
     * @param seen the job before the attempt
     */
    public void recordRejected(JobKey key, Job seen, Lease lease) {
        Map<String, AttributeValue> values = leased(lease);
        values.put(":inDoubt", JobItem.counts(seen.inDoubt()));
        update(IS_LEASED, key, "SET jobState = :reserved, inDoubt = :inDoubt", " REMOVE " + LEASE, values);
    }

    /** As {@link #recordRejected}, and the slot counts as used: Adobe may have counted the call. */
    public void recordUnserved(JobKey key, Job seen, Lease lease) {
        Map<String, AttributeValue> values = leased(lease);
        values.put(":inDoubt", JobItem.counts(seen.inDoubt()));
        update(IS_LEASED, key, "SET jobState = :reserved, inDoubt = :inDoubt", " REMOVE notBefore, " + LEASE, values);
    }

    /** Ends an attempt whose response was lost: it stays in doubt, and its slot is used. */
    public void recordLostResponse(JobKey key, Lease lease) {
        update(IS_LEASED, key, "SET jobState = :reserved", " REMOVE notBefore, " + LEASE, leased(lease));
    }

    /** Ends an attempt that Adobe has refused for good. */
    public void recordRefused(JobKey key, Job seen, Lease lease, String code, String reason) {
        Map<String, AttributeValue> values = leased(lease);
        values.remove(":reserved");
        values.put(":inDoubt", JobItem.counts(seen.inDoubt()));
        values.putAll(failure(code, reason, lease.caller()));
        update(
                IS_LEASED,
                key,
                "SET jobState = :failed, inDoubt = :inDoubt, " + FAILURE,
                " REMOVE notBefore, " + LEASE,
                values);
    }

    private static Map<String, AttributeValue> leased(Lease lease) {
        Map<String, AttributeValue> values = states(JobState.SUBMITTING, JobState.RESERVED);
        values.put(":lease", value(lease.holder()));
        return values;
    }

    /**
     * Records a job that Adobe has accepted, whether or not the lease still lasts.
     *
     * @return false where another attempt was accepted first: that one stays, and this one is recorded as paid
     */
    public boolean submitted(JobKey key, Lease lease, Job.Submission job) {
        Map<String, AttributeValue> values = accepted(lease, job);
        values.putAll(states(JobState.SUBMITTED, JobState.SUCCEEDED));
        return accepted(key, "SET jobState = :submitted, " + SUBMISSION, values);
    }

    /** Records a job that Adobe has done at once, and what it made. As {@link #submitted}. */
    public boolean done(JobKey key, Lease lease, Job.Submission job, Job.Success success) {
        Map<String, AttributeValue> values = accepted(lease, job);
        values.putAll(values(success));
        values.putAll(states(JobState.SUBMITTED, JobState.SUCCEEDED));
        return accepted(key, "SET jobState = :succeeded, " + SUBMISSION + ", " + SUCCESS, values);
    }

    private static Map<String, AttributeValue> accepted(Lease lease, Job.Submission job) {
        Map<String, AttributeValue> values = new HashMap<>(values(job));
        values.put(":payment", set(new Job.Payment(lease.caller().execution(), job.jobId()).text()));
        return values;
    }

    private boolean accepted(JobKey key, String set, Map<String, AttributeValue> values) {
        boolean first = update(
                "attribute_not_exists(jobState) OR NOT jobState IN (:submitted, :succeeded) OR jobId = :jobId",
                key,
                set,
                " REMOVE notBefore, inDoubt, " + LEASE
                        + ", failureCode, failureReason, failureSeenBy ADD payments :payment",
                values);
        if (!first) {
            update(
                    "attribute_exists(jobState)",
                    key,
                    "",
                    " ADD payments :payment",
                    Map.of(":payment", Objects.requireNonNull(values.get(":payment"))));
        }
        return first;
    }

    /**
     * Records what a job made.
     *
     * @return false where it is not the job that counts, or has ended already
     */
    public boolean succeeded(JobKey key, String jobId, Job.Success success) {
        Map<String, AttributeValue> values = of(jobId, JobState.SUBMITTED);
        values.putAll(states(JobState.SUCCEEDED));
        values.putAll(values(success));
        return update("jobState = :submitted" + IS_JOB, key, "SET jobState = :succeeded, " + SUCCESS, "", values);
    }

    /** Records new URLs of outputs whose old ones have expired. */
    public boolean refreshed(JobKey key, String jobId, Job.Success success) {
        Map<String, AttributeValue> values = of(jobId, JobState.SUCCEEDED);
        values.putAll(values(success));
        return update("jobState = :succeeded" + IS_JOB, key, "SET " + SUCCESS, " REMOVE urlsGone", values);
    }

    /** Records that the URLs of a job's outputs do not work any more: the next execution asks Adobe for others. */
    public void urlsGone(JobKey key, String jobId) {
        Map<String, AttributeValue> values = of(jobId, JobState.SUCCEEDED);
        values.put(":gone", AttributeValue.fromBool(true));
        update("jobState = :succeeded" + IS_JOB, key, "SET urlsGone = :gone", "", values);
    }

    /** Records that nothing is left of what a job made, at Adobe or in the bucket: it can be submitted again. */
    public boolean lost(JobKey key, String jobId) {
        Map<String, AttributeValue> values = of(jobId, JobState.SUCCEEDED);
        values.putAll(states(JobState.RESERVED));
        return update(
                "jobState = :succeeded" + IS_JOB,
                key,
                "SET jobState = :reserved",
                " REMOVE notBefore, " + RESULT,
                values);
    }

    /** Records that Adobe does not know a job, or what it made, any more: it can be submitted again. */
    public boolean forgotten(JobKey key, String jobId) {
        Map<String, AttributeValue> values = of(jobId, JobState.SUBMITTED);
        values.putAll(states(JobState.RESERVED));
        return update(
                "jobState = :submitted" + IS_JOB,
                key,
                "SET jobState = :reserved",
                " REMOVE notBefore, " + RESULT,
                values);
    }

    /**
     * Records that a job which Adobe had accepted came to nothing.
     *
     * @return false where it is not the job that counts, or has ended already
     */
    public boolean failed(JobKey key, String jobId, String code, String reason, Caller caller) {
        return failed(key, of(jobId, JobState.SUBMITTED), "jobState = :submitted", code, reason, caller);
    }

    /**
     * Records that what a job made cannot be used.
     *
     * @return false where it is not the job that counts, or has not succeeded
     */
    public boolean unusable(JobKey key, String jobId, String code, String reason, Caller caller) {
        return failed(key, of(jobId, JobState.SUCCEEDED), "jobState = :succeeded", code, reason, caller);
    }

    private boolean failed(
            JobKey key,
            Map<String, AttributeValue> values,
            String condition,
            String code,
            String reason,
            Caller caller) {
        values.putAll(failure(code, reason, caller));
        return update(condition + IS_JOB, key, "SET jobState = :failed, " + FAILURE, "", values);
    }

    /** Records that a caller knows of a job's failure. */
    public void failureSeen(JobKey key, Caller caller) {
        Map<String, AttributeValue> values = states(JobState.FAILED);
        values.put(":caller", set(caller.text()));
        update("jobState = :failed", key, "", " ADD failureSeenBy :caller", values);
    }

    private static Map<String, AttributeValue> failure(String code, String reason, Caller caller) {
        Map<String, AttributeValue> values = states(JobState.FAILED);
        values.put(":code", value(code));
        values.put(":reason", value(reason));
        values.put(":caller", set(caller.text()));
        return values;
    }

    /**
     * Adds an execution to those that want a job.
     *
     * @return false where the job is neither running nor done any more
     */
    public boolean want(JobKey key, String execution) {
        Map<String, AttributeValue> values = states(JobState.SUBMITTED, JobState.SUCCEEDED);
        values.put(":execution", set(execution));
        return update("jobState IN (:submitted, :succeeded)", key, "", " ADD wantedBy :execution", values);
    }

    /** Removes an execution that has ended without it from those that want a job. */
    public void unwant(JobKey key, String execution) {
        update(
                "attribute_exists(jobState)",
                key,
                "",
                " DELETE wantedBy :execution",
                Map.of(":execution", set(execution)));
    }

    /**
     * Begins to cancel a job, or resumes an interrupted cancellation.
     *
     * @return false where an execution wants it, or it is not the job that counts, or has ended
     */
    public boolean cancelling(JobKey key, String jobId) {
        Map<String, AttributeValue> values = of(jobId, JobState.SUBMITTED);
        values.putAll(states(JobState.CANCELLING));
        return update(
                "jobState IN (:submitted, :cancelling) AND attribute_not_exists(wantedBy)" + IS_JOB,
                key,
                "SET jobState = :cancelling",
                "",
                values);
    }

    /** Ends what {@link #cancelling} began. */
    public void cancelled(JobKey key, String jobId, boolean atAdobe) {
        Map<String, AttributeValue> values = of(jobId, JobState.CANCELLING);
        values.put(":then", value((atAdobe ? JobState.CANCELLED : JobState.SUBMITTED).name()));
        update("jobState = :cancelling" + IS_JOB, key, "SET jobState = :then", "", values);
    }

    /** Remembers where our copy of an output is. */
    public void published(JobKey key, String jobId, int output, Job.Place copy) {
        Map<String, AttributeValue> values = of(jobId, JobState.SUCCEEDED);
        values.put(":copy", JobItem.map(copy));
        update("jobState = :succeeded" + IS_JOB, key, "SET outputs[" + output + "].copiedTo = :copy", "", values);
    }

    private static Map<String, AttributeValue> of(String jobId, JobState state) {
        Map<String, AttributeValue> values = states(state);
        values.put(":jobId", value(jobId));
        return values;
    }

    private static Map<String, AttributeValue> states(JobState... states) {
        return Stream.of(states)
                .collect(Collectors.toMap(
                        state -> ":" + state.name().toLowerCase(Locale.ROOT),
                        state -> value(state.name()),
                        (one, other) -> one,
                        HashMap::new));
    }

    private boolean update(String condition, JobKey key, String set, String rest, Map<String, AttributeValue> values) {
        LedgerTable.Key item = key.item();
        return table.writeIf(condition, item.pk(), item.sk(), set, rest, values);
    }
}
