package dev.photinus.function;

import static java.util.Comparator.comparingInt;

import dev.photinus.function.input.Fingerprint;
import dev.photinus.ledger.Caller;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.JobState;
import dev.photinus.ledger.Jobs;
import dev.photinus.ledger.LedgerDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs of a test's executions by their operations, of which such an execution has one each. */
final class StepJobs {

    private final LedgerDatabase ledger;
    private final Jobs jobs;

    StepJobs(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.jobs = ledger.jobs();
    }

    /** The key of the job that an execution wants, else of the only one of its operation, else of one that a test makes up. */
    JobKey key(String execution, String operation) {
        Map<JobKey, Job> all = ledger.allJobs();
        return all.entrySet().stream()
                .filter(job -> job.getKey().operation().equals(operation))
                .min(comparingInt(job -> job.getValue().isWantedBy(execution) ? 0 : 1))
                .map(Map.Entry::getKey)
                .orElseGet(() -> made(execution, operation));
    }

    /** A key that no request has. */
    static JobKey made(String execution, String operation) {
        return new JobKey(
                FunctionCloud.BUCKET,
                "incoming/made-up.jpg",
                "made-up",
                operation,
                Fingerprint.of(execution, operation).hex());
    }

    Job find(String execution, String operation) {
        return jobs.find(key(execution, operation));
    }

    /** What a submitting function answers where the job is known. */
    Outcome.Submitted answer(String execution, String operation) {
        JobKey key = key(execution, operation);
        return new Outcome.Submitted(
                key, jobs.find(key).submission().map(Job.Submission::jobId).orElse("none"));
    }

    void schedule(JobKey key, Instant slot) {
        jobs.schedule(key, slot);
    }

    /** Has a job as Adobe has accepted it, in the place of one that there is already. */
    JobKey submitted(String execution, String operation, Job.Submission job) {
        return submitted(execution, key(execution, operation), job);
    }

    /** As before, of any key. */
    JobKey submitted(String execution, JobKey key, Job.Submission job) {
        Job before = jobs.find(key);
        Jobs.Lease lease =
                new Jobs.Lease(new Caller(execution, 0), UUID.randomUUID().toString(), Instant.now());
        if (before.state() == JobState.SUBMITTED) {
            jobs.failed(key, before.submission().orElseThrow().jobId(), "replaced", "by the test", new Caller("", 0));
            before = jobs.find(key);
        }
        if (!jobs.recordAttempt(key, before, lease)) {
            throw new IllegalStateException("No lease on " + before);
        }
        jobs.submitted(key, lease, job);
        return key;
    }

    /** Has a job as it has succeeded. */
    JobKey succeeded(String execution, String operation, Job.Success success) {
        JobKey key = key(execution, operation);
        if (jobs.find(key).state() != JobState.SUBMITTED) {
            submitted(
                    execution,
                    operation,
                    new Job.Submission(
                            operation, UUID.randomUUID().toString(), null, null, success.seenAt(), List.of()));
        }
        jobs.succeeded(key, jobs.find(key).submission().orElseThrow().jobId(), success);
        return key;
    }

    void succeeded(JobKey key, Job.Success success) {
        Jobs.Lease lease = new Jobs.Lease(new Caller("made up", 0), "made up", Instant.now());
        jobs.recordAttempt(key, jobs.find(key), lease);
        jobs.done(
                key,
                lease,
                new Job.Submission(key.operation(), "made-up", null, null, success.seenAt(), List.of()),
                success);
    }

    /** Has a job as an execution has paid for it; it has succeeded if it made something. */
    void paid(String execution, JobKey key, String jobId, Job.@Nullable Success success) {
        Jobs.Lease lease = new Jobs.Lease(new Caller(execution, 0), "lease of " + execution, Instant.now());
        jobs.recordAttempt(key, jobs.find(key), lease);
        jobs.submitted(key, lease, new Job.Submission(key.operation(), jobId, null, null, Instant.now(), List.of()));
        if (success != null) {
            jobs.succeeded(key, jobId, success);
        }
    }

    JobKey done(String execution, String operation, Job.Submission job, Job.Success success) {
        JobKey key = submitted(execution, operation, job);
        jobs.succeeded(key, job.jobId(), success);
        return key;
    }

    void published(String execution, String operation, int output, Job.Place copy) {
        JobKey key = key(execution, operation);
        jobs.published(key, jobs.find(key).submission().orElseThrow().jobId(), output, copy);
    }

    /** What a state machine asks pollStatus with. */
    static PollStatus.Request poll(String execution, Outcome outcome) {
        return outcome instanceof Outcome.Submitted submitted
                ? new PollStatus.Request(execution, 0, submitted.job(), null)
                : new PollStatus.Request(execution, 0, null, outcome);
    }
}
