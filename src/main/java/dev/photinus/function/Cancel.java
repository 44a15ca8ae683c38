package dev.photinus.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.AdobeJobs;
import dev.photinus.adobe.Authorization;
import dev.photinus.function.event.ExecutionStatusChange;
import dev.photinus.function.event.ExecutionStatusChange.Detail;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.AccessTokens;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.JobState;
import dev.photinus.ledger.Jobs;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cancels what an execution has left running at Adobe when it was stopped, took too long or failed, and no other execution wants.
 * EventBridge calls it: a state machine that is stopped cannot tidy up after itself.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step Functions: events</a>
 */
public class Cancel {

    private final EndedExecutions executions;
    private final Jobs jobs;
    private final AccessTokens tokens;
    private final AdobeJobs adobe;
    private final ObjectMapper json;

    Cancel(EndedExecutions executions, Jobs jobs, AccessTokens tokens, AdobeJobs adobe, ObjectMapper json) {
        this.executions = executions;
        this.jobs = jobs;
        this.tokens = tokens;
        this.adobe = adobe;
        this.json = json;
    }

    /** @param jobIds of the jobs that Adobe has cancelled */
    @RegisterForReflection
    public record Cancelled(List<String> jobIds) {}

    /**
     * @throws IllegalStateException if there is no access token to cancel with
     * @throws AdobeException if the same request may succeed later
     */
    @Funq("cancel")
    public Cancelled cancel(ExecutionStatusChange event) throws JsonProcessingException {
        Detail ended = event.detail();
        String execution = ended.executionArn();
        // absent where it is too large for an event, which no workflow's is
        JsonNode source =
                json.readTree(ended.input() == null ? "{}" : ended.input()).path("source");
        if (!source.path("bucket").isTextual() || !source.path("key").isTextual()) {
            return new Cancelled(List.of()); // an input that inspect has refused: it has no jobs
        }
        if (!executions.isStill(ended)) {
            return new Cancelled(List.of()); // it has been redriven, and wants its jobs
        }
        List<String> cancelled = new ArrayList<>();
        jobs.ofPhoto(source.path("bucket").asText(), source.path("key").asText())
                .forEach((key, job) -> {
                    if (job.isWantedBy(execution)) {
                        jobs.unwant(key, execution);
                    }
                    if ((isRunning(job) && isCancelled(key, job.submission().orElseThrow()))
                            || (isGivenUp(job, execution)
                                    && cancel(job.submission().orElseThrow()))) {
                        cancelled.add(job.submission().orElseThrow().jobId());
                    }
                });
        return new Cancelled(cancelled);
    }

    /** As far as the ledger knows; also where an earlier event broke off. */
    private static boolean isRunning(Job job) {
        return (job.state() == JobState.SUBMITTED || job.state() == JobState.CANCELLING) && canBeCancelled(job);
    }

    /** It was not waited for any longer, and may be running still. */
    private static boolean isGivenUp(Job job, String execution) {
        return job.state() == JobState.FAILED
                && job.failure()
                        .map(failure -> failure.code().equals(PollStatus.DEADLINE))
                        .orElse(false)
                && job.wantedBy().stream().allMatch(execution::equals)
                && canBeCancelled(job);
    }

    private static boolean canBeCancelled(Job job) {
        return job.submission().map(each -> each.cancelUrl() != null).orElse(false);
    }

    /** Only where no execution wants it any more. If the response is lost, it stays marked: later callers submit anew. */
    private boolean isCancelled(JobKey key, Job.Submission job) {
        if (!jobs.cancelling(key, job.jobId())) {
            return false;
        }
        try {
            boolean atAdobe = cancel(job);
            jobs.cancelled(key, job.jobId(), atAdobe);
            return atAdobe;
        } catch (RuntimeException e) {
            if (!isAnswerLost(e)) {
                jobs.cancelled(key, job.jobId(), false);
            }
            throw e;
        }
    }

    private static boolean isAnswerLost(RuntimeException fault) {
        return fault instanceof AdobeException.Passing
                && fault.getCause() != null
                && AdobeException.mayHaveReachedAdobe(fault);
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
