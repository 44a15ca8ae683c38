package dev.photinus.function;

import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.JobAccepted;
import dev.photinus.adobe.JobReference;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.AccessTokens;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.Jobs;
import dev.photinus.ledger.Quota;
import dev.photinus.ledger.Slots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every function that submits a job does around the call itself: a job that is in the ledger is not submitted again, a call
 * waits for its slot, has the token with it, and is in the ledger before anyone asks for its status.
 */
@ApplicationScoped
class Submission {

    /** A token with less life than this might end before the call arrives. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final Slots slots;
    private final AccessTokens tokens;
    private final FunctionConfig config;
    private final Clock clock;

    Submission(Jobs jobs, Slots slots, AccessTokens tokens, FunctionConfig config, Clock clock) {
        this.jobs = jobs;
        this.slots = slots;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param operation the function's name
     * @param step the job's name within its execution: the operation, with a number where it is done several times
     * @param call to Adobe; URLs are signed in it, after all waiting
     * @throws AdobeException.Passing if the same step may succeed later
     */
    Outcome submit(
            String execution, String operation, String step, Quota quota, Function<Authorization, JobAccepted> call)
            throws InterruptedException {
        Job known = jobs.find(execution, step);
        if (known.submission().isPresent()) {
            return submitted(step, known.submission().get());
        }
        Instant slot = known.notBefore().orElseGet(() -> slots.reserve(quota));
        Duration wait = Duration.between(clock.instant(), slot);
        if (wait.compareTo(config.slotWait()) > 0) {
            jobs.schedule(execution, step, slot);
            return new Outcome.Scheduled(slot);
        }
        Thread.sleep(Math.max(0, wait.toMillis()));
        Optional<AccessToken> token = tokens.living(TOKEN_LIFE);
        if (token.isEmpty()) {
            jobs.schedule(execution, step, slot);
            return new Outcome.Unauthorized("There is no access token in the ledger: run authenticate first");
        }
        return call(execution, operation, step, quota, token.get(), call);
    }

    private Outcome call(
            String execution,
            String operation,
            String step,
            Quota quota,
            AccessToken token,
            Function<Authorization, JobAccepted> call) {
        try {
            JobReference job = call.apply(Authorization.of(token.accessToken(), token.clientId()))
                    .reference(operation);
            Job.Submission submission =
                    new Job.Submission(operation, job.jobId(), job.statusUrl(), job.cancelUrl(), clock.instant());
            jobs.submitted(execution, step, submission);
            return submitted(step, submission);
        } catch (AdobeException.Unauthorized e) {
            tokens.forget(token);
            return new Outcome.Unauthorized(String.valueOf(e.getMessage()));
        } catch (AdobeException.RateLimited e) {
            slots.postpone(quota, e.retryAfter());
            Instant next = slots.reserve(quota);
            jobs.schedule(execution, step, next);
            return new Outcome.Scheduled(next);
        } catch (AdobeException.Rejected e) {
            return new Outcome.Failed(null, e.code(), String.valueOf(e.getMessage()));
        } catch (ProcessingException | WebApplicationException e) {
            // no answer, or one that is not JSON
            throw AdobeException.Passing.noAnswer(operation, e);
        }
    }

    private static Outcome submitted(String step, Job.Submission job) {
        return new Outcome.Submitted(
                step, new JobReference(job.operation(), job.jobId(), job.statusUrl(), job.cancelUrl()));
    }
}
