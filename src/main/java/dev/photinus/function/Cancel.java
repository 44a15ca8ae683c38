package dev.photinus.function;

import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.AdobeJobs;
import dev.photinus.adobe.Authorization;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.AccessTokens;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.Jobs;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cancels what an execution has left running at Adobe when it was stopped, took too long or failed. EventBridge calls it: a state
 * machine that is stopped cannot tidy up after itself.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step Functions: events</a>
 */
public class Cancel {

    private final Jobs jobs;
    private final AccessTokens tokens;
    private final AdobeJobs adobe;

    Cancel(Jobs jobs, AccessTokens tokens, AdobeJobs adobe) {
        this.jobs = jobs;
        this.tokens = tokens;
        this.adobe = adobe;
    }

    /** The event {@code Step Functions Execution Status Change}, as far as it matters here. */
    @RegisterForReflection
    public record StatusChange(Detail detail) {

        @RegisterForReflection
        public record Detail(String executionArn) {}
    }

    /** @param jobIds of the jobs that Adobe has cancelled */
    @RegisterForReflection
    public record Cancelled(List<String> jobIds) {}

    /**
     * @throws IllegalStateException if there is no access token to cancel with
     * @throws AdobeException if the same request may succeed later
     */
    @Funq("cancel")
    public Cancelled cancel(StatusChange event) {
        String execution = event.detail().executionArn();
        List<String> cancelled = new ArrayList<>();
        for (Map.Entry<String, Job> step : jobs.all(execution).entrySet()) {
            Optional<Job.Submission> running = running(step.getValue());
            if (running.isPresent() && cancel(running.get())) {
                jobs.forget(execution, step.getKey());
                cancelled.add(running.get().jobId());
            }
        }
        return new Cancelled(cancelled);
    }

    /** As far as anybody has seen. */
    private static Optional<Job.Submission> running(Job job) {
        return job.submission()
                .filter(submission ->
                        submission.cancelUrl() != null && job.success().isEmpty());
    }

    private boolean cancel(Job.Submission job) {
        AccessToken token = tokens.living(Duration.ZERO)
                .orElseThrow(() -> new IllegalStateException(
                        "There is no access token in the ledger to cancel job " + job.jobId() + " with"));
        try {
            adobe.cancel(String.valueOf(job.cancelUrl()), Authorization.of(token.accessToken(), token.clientId()));
            return true;
        } catch (AdobeException.Rejected e) {
            // it has ended, well or badly, or is not known any more
            return false;
        }
    }
}
