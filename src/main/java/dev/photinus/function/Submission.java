package dev.photinus.function;

import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.JobAccepted;
import dev.photinus.adobe.JobReference;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.AccessTokens;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.Jobs;
import dev.photinus.ledger.Outset;
import dev.photinus.ledger.Quota;
import dev.photinus.ledger.Slots;
import dev.photinus.storage.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What every function that submits a job does around the call itself: a job that is in the ledger is not submitted again, a call
 * waits for its slot, has the token with it, and is in the ledger before anyone asks for its status.
 */
@ApplicationScoped
class Submission {

    /** A token with less life than this might end before the call arrives. */
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(1);

    /**
     * A state machine is told to come back this much before its slot, and the rest is waited for here: Step Functions waits for
     * whole seconds, a cold start takes another, and calls that are late by different times come in lumps.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html">Step Functions: Wait</a>
     */
    private static final Duration EARLY = Duration.ofSeconds(2);

    /** Who comes later than this has lost his slot: of a hundred executions that are redriven, all would call at once. */
    private static final Duration SLOT_LIFE = Duration.ofSeconds(30);

    /**
     * A step whose answer was lost is asked for once more: it is worth that a job may be paid for twice, but not three times.
     */
    private static final int MOST_UNANSWERED = 2;

    /** Photoshop v2 could not fetch the photo: its URL may have ended on the way, and is signed once more. */
    private static final String INPUT_UNREACHABLE = "422404";

    private final Outset outset;
    private final Jobs jobs;
    private final Slots slots;
    private final AccessTokens tokens;
    private final FunctionConfig config;
    private final Clock clock;

    Submission(Outset outset, Jobs jobs, Slots slots, AccessTokens tokens, FunctionConfig config, Clock clock) {
        this.outset = outset;
        this.jobs = jobs;
        this.slots = slots;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    /**
     * One job of one execution.
     *
     * @param operation the function's name
     * @param name the job's name within its execution: the operation, with a number where it is done several times
     */
    record Step(String execution, String operation, String name, Quota quota) {

        /** A step that its execution has once. */
        Step(String execution, String operation, Quota quota) {
            this(execution, operation, operation, quota);
        }
    }

    /** The call to Adobe; URLs are signed in it, after all waiting. */
    @FunctionalInterface
    interface Call {
        Answer make(Authorization authorization) throws IOException;
    }

    /** What Adobe answered to the call. */
    sealed interface Answer {

        /** It works on the job, and will keep the results. */
        static Answer accepted(JobAccepted job) {
            return new Accepted(job, List.of());
        }

        /** It works on the job, and will write the result there. */
        static Answer accepted(JobAccepted job, S3Location destination) {
            return new Accepted(job, List.of(new Job.Place(destination.bucket(), destination.key())));
        }

        /** It has done the job. */
        record Done(List<Job.Output> outputs) implements Answer {}

        record Accepted(JobAccepted job, List<Job.Place> destinations) implements Answer {}
    }

    /** @throws AdobeException.Passing if the same step may succeed later */
    Outcome submit(Step step, Call call) throws InterruptedException {
        Outset.Found found = outset.find(step.execution(), step.name(), step.quota());
        Job known = found.job();
        if (known.submission().isPresent()) {
            return submitted(step, known.submission().get());
        }
        if (known.unanswered() >= MOST_UNANSWERED) {
            return answersLost(step, "Nobody knows what Adobe answered to " + step.operation());
        }
        Instant slot = slot(step, known.notBefore(), found.schedule());
        Optional<AccessToken> token = found.token().filter(living -> living.lives(clock.instant(), TOKEN_LIFE));
        if (slot.isAfter(clock.instant())) {
            slot = await(step, slot);
            if (slot.isAfter(clock.instant())) {
                return scheduled(step, slot);
            }
            token = tokens.living(TOKEN_LIFE);
        }
        if (token.isEmpty()) {
            jobs.schedule(step.execution(), step.name(), slot);
            return new Outcome.Unauthorized("There is no access token in the ledger: run authenticate first");
        }
        return call(step, token.get(), call, false);
    }

    /** @param held that was reserved for this step before */
    private Instant slot(Step step, Optional<Instant> held, Slots.Schedule schedule) {
        Optional<Instant> living =
                held.filter(slot -> slot.isAfter(clock.instant().minus(SLOT_LIFE)));
        return living.isPresent()
                ? slots.confirm(step.quota(), living.get(), schedule)
                : slots.reserve(step.quota(), schedule);
    }

    /**
     * Waits for a slot, if it is near enough.
     *
     * @return the slot, or the one that took its place; still to come only where it is too far away to be waited for
     */
    private Instant await(Step step, Instant reserved) throws InterruptedException {
        Instant slot = reserved;
        Instant latest = clock.instant().plus(config.slotWait());
        while (slot.isAfter(clock.instant()) && !slot.isAfter(latest)) {
            Thread.sleep(Duration.between(clock.instant(), slot).toMillis() + 1);
            slot = slots.confirm(step.quota(), slot);
        }
        return slot;
    }

    private Outcome scheduled(Step step, Instant slot) {
        jobs.schedule(step.execution(), step.name(), slot);
        return new Outcome.Scheduled(slot.minus(EARLY));
    }

    /** @param signedAgain whether this is the second call, because Adobe could not read what the first one named */
    private Outcome call(Step step, AccessToken token, Call call, boolean signedAgain) {
        String attempt = UUID.randomUUID().toString();
        int unanswered = jobs.asking(step.execution(), step.name(), attempt);
        Instant asked = clock.instant();
        Answer answer;
        try {
            answer = call.make(Authorization.of(token.accessToken(), token.clientId()));
        } catch (AdobeException.Unauthorized e) {
            jobs.notAccepted(step.execution(), step.name(), attempt);
            tokens.forget(token);
            return new Outcome.Unauthorized(String.valueOf(e.getMessage()));
        } catch (AdobeException.RateLimited e) {
            jobs.notAccepted(step.execution(), step.name(), attempt);
            slots.postpone(step.quota(), e.retryAfter());
            return scheduled(step, slots.reserve(step.quota()));
        } catch (AdobeException.Rejected e) {
            jobs.notAccepted(step.execution(), step.name(), attempt);
            return e.code().equals(INPUT_UNREACHABLE) && !signedAgain
                    ? call(step, token, call, true)
                    : new Outcome.Failed(null, e.code(), String.valueOf(e.getMessage()));
        } catch (AdobeException.Passing e) {
            throw passing(step, attempt, e);
        } catch (SdkException | IllegalArgumentException e) {
            // of ours, before Adobe was asked
            jobs.notAccepted(step.execution(), step.name(), attempt);
            throw e;
        } catch (IOException e) {
            // a picture that broke off on its way, before Adobe was asked
            throw passing(
                    step,
                    attempt,
                    new AdobeException.Passing(
                            "What " + step.operation() + " needs could not be read: " + e.getMessage(), e));
        } catch (RuntimeException e) {
            // no answer, half of one, or one that is not JSON: the REST client has several exceptions for that
            AdobeException.Passing fault = AdobeException.Passing.noAnswer(step.operation(), e);
            if (!AdobeException.mayHaveReachedAdobe(e)) {
                throw passing(step, attempt, fault);
            }
            jobs.slotUsed(step.execution(), step.name());
            if (unanswered < MOST_UNANSWERED) {
                throw fault;
            }
            return answersLost(step, String.valueOf(fault.getMessage()));
        }
        try {
            return submitted(step, remember(step, asked, answer));
        } catch (AdobeException.Rejected e) {
            return new Outcome.Failed(null, e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** Nothing is accepted. But Adobe may have counted the call: the next attempt needs another slot. */
    private AdobeException.Passing passing(Step step, String attempt, AdobeException.Passing fault) {
        jobs.notAccepted(step.execution(), step.name(), attempt);
        jobs.slotUsed(step.execution(), step.name());
        return fault;
    }

    /** Not asked again, for it would go on like this, and Adobe may have accepted every call. */
    private static Outcome answersLost(Step step, String last) {
        return new Outcome.Failed(
                null,
                "answer_lost",
                last + "; twice in a row, and each of the two calls may have been accepted and paid for, so there is no"
                        + " third (" + step.name() + ")");
    }

    private Job.Submission remember(Step step, Instant asked, Answer answer) {
        if (answer instanceof Answer.Accepted accepted) {
            JobReference job = accepted.job().reference(step.operation());
            Job.Submission submission = new Job.Submission(
                    step.operation(),
                    job.jobId(),
                    job.statusUrl(),
                    job.cancelUrl(),
                    clock.instant(),
                    accepted.destinations());
            jobs.submitted(step.execution(), step.name(), submission);
            return submission;
        }
        // Adobe has no name for what it has done at once
        Job.Submission submission =
                new Job.Submission(step.operation(), UUID.randomUUID().toString(), null, null, asked, List.of());
        jobs.done(
                step.execution(),
                step.name(),
                submission,
                new Job.Success(clock.instant(), ((Answer.Done) answer).outputs()));
        return submission;
    }

    private static Outcome submitted(Step step, Job.Submission job) {
        return new Outcome.Submitted(
                step.name(), new JobReference(job.operation(), job.jobId(), job.statusUrl(), job.cancelUrl()));
    }
}
