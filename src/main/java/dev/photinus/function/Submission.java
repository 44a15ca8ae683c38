package dev.photinus.function;

import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.JobReference;
import dev.photinus.function.JobRequest.Answer;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.AccessTokens;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.JobState;
import dev.photinus.ledger.Jobs;
import dev.photinus.ledger.Outset;
import dev.photinus.ledger.Slots;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Submits each job once, however many executions ask for it: a job that is in the ledger is joined, a call waits for its slot and is
 * made under a lease, and the job is in the ledger before anyone asks for its status.
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

    /** A slot that is used later than this is lost: of a hundred executions that are redriven, all would call at once. */
    private static final Duration SLOT_LIFE = Duration.ofSeconds(30);

    /** From one look at a job that another caller submits to the next. */
    private static final Duration LEASE_CHECK = Duration.ofMillis(500);

    /**
     * The attempts in doubt that one caller may make: it is worth that a job may be paid for twice, but not three times.
     */
    private static final int MOST_IN_DOUBT = 2;

    /** Photoshop v2 could not fetch the photo: its URL may have ended on the way, and is signed once more. */
    private static final String INPUT_UNREACHABLE = "422404";

    private final Outset outset;
    private final Jobs jobs;
    private final JobKeys keys;
    private final JobReuse reuse;
    private final Slots slots;
    private final AccessTokens tokens;
    private final Pictures pictures;
    private final FireflySources sources;
    private final MaskInversion inversion;
    private final Intermediates intermediates;
    private final PresignedUrls urls;
    private final ObjectStore objects;
    private final FunctionConfig config;
    private final Clock clock;

    Submission(
            Outset outset,
            Jobs jobs,
            JobKeys keys,
            JobReuse reuse,
            Slots slots,
            AccessTokens tokens,
            Pictures pictures,
            FireflySources sources,
            MaskInversion inversion,
            Intermediates intermediates,
            PresignedUrls urls,
            ObjectStore objects,
            FunctionConfig config,
            Clock clock) {
        this.outset = outset;
        this.jobs = jobs;
        this.keys = keys;
        this.reuse = reuse;
        this.slots = slots;
        this.tokens = tokens;
        this.pictures = pictures;
        this.sources = sources;
        this.inversion = inversion;
        this.intermediates = intermediates;
        this.urls = urls;
        this.objects = objects;
        this.config = config;
        this.clock = clock;
    }

    /** A request under way: its key, and until when this invocation may wait. */
    private record Attempt<B>(JobRequest<B> request, JobKeys.Identified identified, Instant latest) {

        JobKey key() {
            return identified.key();
        }

        String operation() {
            return request.operation();
        }

        String execution() {
            return request.caller().execution();
        }
    }

    /** @throws AdobeException.Passing if the same request may succeed later */
    <B> Outcome submit(JobRequest<B> request) throws InterruptedException {
        Attempt<B> attempt;
        try {
            attempt = new Attempt<>(request, keys.of(request), clock.instant().plus(config.slotWait()));
        } catch (NoSuchElementException e) {
            return new Outcome.Failed(null, null, "photo_missing", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("Identities are made without reading pictures", e);
        }
        while (true) {
            Optional<Outcome> outcome = attempt(attempt);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
    }

    /** @return nothing where the job has to be looked at again */
    private <B> Optional<Outcome> attempt(Attempt<B> attempt) throws InterruptedException {
        Outset.Found found = outset.find(attempt.key(), attempt.request().quota());
        Job job = found.job();
        Optional<AccessToken> token = found.token().filter(living -> living.lives(clock.instant(), TOKEN_LIFE));
        if (job.state() == JobState.SUBMITTED) {
            return reuse.isOverdue(job) ? revive(attempt, job, token) : join(attempt, job);
        }
        if (job.state() == JobState.SUCCEEDED) {
            return reuse(attempt, job, token);
        }
        if (job.state() == JobState.SUBMITTING) {
            Instant leasedUntil = job.leasedUntil().orElse(Instant.EPOCH);
            if (leasedUntil.isAfter(clock.instant())) {
                return awaitLease(attempt, leasedUntil);
            }
        } else if (job.isFailureSeenBy(attempt.request().caller())) {
            return job.failure().map(failure -> failed(attempt, failure.code(), failure.reason()));
        }
        if (job.inDoubt(attempt.request().caller()) >= MOST_IN_DOUBT) {
            return Optional.of(responsesLost(attempt, "Nobody knows what Adobe answered to " + attempt.operation()));
        }
        Instant slot = slot(attempt, job.notBefore(), found.schedule());
        if (slot.isAfter(clock.instant())) {
            slot = await(attempt, slot);
            if (slot.isAfter(clock.instant())) {
                return Optional.of(scheduled(attempt, slot));
            }
            token = tokens.living(TOKEN_LIFE);
        }
        if (token.isEmpty()) {
            jobs.schedule(attempt.key(), slot);
            return Optional.of(noToken());
        }
        return call(attempt, job, token.get());
    }

    private static Outcome noToken() {
        return new Outcome.Unauthorized("There is no access token in the ledger: run authenticate first");
    }

    /** A job that is submitted, by this execution or another. */
    private Optional<Outcome> join(Attempt<?> attempt, Job job) {
        if (!job.isWantedBy(attempt.execution()) && !jobs.want(attempt.key(), attempt.execution())) {
            return Optional.empty(); // it has been cancelled meanwhile
        }
        return job.submission().map(submission -> new Outcome.Submitted(attempt.key(), submission.jobId()));
    }

    private Optional<Outcome> reuse(Attempt<?> attempt, Job job, Optional<AccessToken> token) {
        if (!reuse.isToBeChecked(job, attempt.execution())) {
            return join(attempt, job);
        }
        return asked(attempt, token, living -> {
            if (reuse.isUsable(attempt.key(), job, living)) {
                return join(attempt, job);
            }
            job.submission().ifPresent(submission -> jobs.lost(attempt.key(), submission.jobId()));
            return Optional.empty();
        });
    }

    /** A job that was left running, so long ago that polling it would give it up at once. */
    private Optional<Outcome> revive(Attempt<?> attempt, Job job, Optional<AccessToken> token) {
        Job.Submission submission = job.submission().orElseThrow();
        return asked(attempt, token, living -> {
            if (!reuse.hasSucceeded(attempt.key(), submission, living)) {
                jobs.forgotten(attempt.key(), submission.jobId());
            }
            return Optional.empty();
        });
    }

    /** Asks Adobe what has become of a job. */
    private Optional<Outcome> asked(
            Attempt<?> attempt, Optional<AccessToken> token, Function<AccessToken, Optional<Outcome>> question) {
        if (token.isEmpty()) {
            return Optional.of(noToken());
        }
        try {
            return question.apply(token.get());
        } catch (AdobeException.Unauthorized e) {
            return Optional.of(new Outcome.Unauthorized(String.valueOf(e.getMessage())));
        } catch (AdobeException.RateLimited e) {
            return Optional.of(new Outcome.Scheduled(clock.instant().plus(e.retryAfter())));
        } catch (AdobeException.Rejected e) {
            return Optional.of(failed(attempt, e.code(), String.valueOf(e.getMessage())));
        }
    }

    /** Another caller submits the job, or has been killed while it did; that is waited for as for a slot. */
    private Optional<Outcome> awaitLease(Attempt<?> attempt, Instant leasedUntil) throws InterruptedException {
        Instant next = clock.instant().plus(LEASE_CHECK);
        if (next.isAfter(attempt.latest())) {
            return Optional.of(new Outcome.Scheduled(leasedUntil));
        }
        Thread.sleep(LEASE_CHECK.toMillis());
        return Optional.empty();
    }

    /** @param held that was reserved for this job before */
    private Instant slot(Attempt<?> attempt, Optional<Instant> held, Slots.Schedule schedule) {
        Optional<Instant> living =
                held.filter(slot -> slot.isAfter(clock.instant().minus(SLOT_LIFE)));
        return living.isPresent()
                ? slots.confirm(attempt.request().quota(), living.get(), schedule)
                : slots.reserve(attempt.request().quota(), schedule);
    }

    /**
     * Waits for a slot, if it is near enough.
     *
     * @return the slot, or the one that took its place; still to come only where it is too far away to be waited for
     */
    private Instant await(Attempt<?> attempt, Instant reserved) throws InterruptedException {
        Instant slot = reserved;
        while (slot.isAfter(clock.instant()) && !slot.isAfter(attempt.latest())) {
            Thread.sleep(Duration.between(clock.instant(), slot).toMillis() + 1);
            slot = slots.confirm(attempt.request().quota(), slot);
        }
        return slot;
    }

    private Outcome scheduled(Attempt<?> attempt, Instant slot) {
        jobs.schedule(attempt.key(), slot);
        return new Outcome.Scheduled(slot.minus(EARLY));
    }

    private <B> Optional<Outcome> call(Attempt<B> attempt, Job job, AccessToken token) {
        String changed = changed(attempt.identified().objects());
        if (changed != null) {
            return Optional.of(failed(attempt, "photo_changed", changed));
        }
        Jobs.Lease lease = new Jobs.Lease(
                attempt.request().caller(),
                attempt.execution() + "#" + UUID.randomUUID(),
                clock.instant().plus(config.jobLease()));
        if (!jobs.recordAttempt(attempt.key(), job, lease)) {
            return Optional.empty(); // another caller was faster
        }
        return Optional.of(call(attempt, job, token, lease, false));
    }

    /** Where a bucket has no versions, another picture may have taken the place of the one that was inspected. */
    private @Nullable String changed(Map<S3Location, String> pictures) {
        for (Map.Entry<S3Location, String> picture : pictures.entrySet()) {
            S3Location location = picture.getKey();
            if (location.versionId() == null) {
                Optional<String> eTag = objects.eTag(location);
                if (eTag.isEmpty()) {
                    return location.name() + " is not in the bucket " + location.bucket() + " any more";
                }
                if (!eTag.get().equals(picture.getValue())) {
                    return location.name() + " has been replaced since it was inspected: start its workflow again";
                }
            }
        }
        return null;
    }

    /** @param signedAgain whether this is the second call, because Adobe could not read what the first one named */
    private <B> Outcome call(Attempt<B> attempt, Job job, AccessToken token, Jobs.Lease lease, boolean signedAgain) {
        Authorization authorization = Authorization.of(token.accessToken(), token.clientId());
        Instant asked = clock.instant();
        Answer answer;
        boolean called = false;
        try {
            B body = attempt.request()
                    .body()
                    .with(new SignedPictureNames(
                            pictures, sources, inversion, intermediates, urls, authorization, attempt.key()));
            called = true;
            answer = attempt.request().call().make(authorization, body);
        } catch (AdobeException.Unauthorized e) {
            jobs.recordRejected(attempt.key(), job, lease);
            tokens.forget(token);
            return new Outcome.Unauthorized(String.valueOf(e.getMessage()));
        } catch (AdobeException.RateLimited e) {
            jobs.recordRejected(attempt.key(), job, lease);
            slots.postpone(attempt.request().quota(), e.retryAfter());
            return scheduled(attempt, slots.reserve(attempt.request().quota()));
        } catch (AdobeException.Rejected e) {
            if (e.code().equals(INPUT_UNREACHABLE) && !signedAgain) {
                return call(attempt, job, token, lease, true);
            }
            jobs.recordRefused(attempt.key(), job, lease, e.code(), String.valueOf(e.getMessage()));
            return failed(attempt, e.code(), String.valueOf(e.getMessage()));
        } catch (AdobeException.Passing e) {
            throw unserved(attempt, job, lease, e);
        } catch (SdkException | IllegalArgumentException e) {
            // of ours, before Adobe was asked
            jobs.recordRejected(attempt.key(), job, lease);
            throw e;
        } catch (IOException e) {
            // a picture that broke off on its way, before Adobe was asked
            throw unserved(
                    attempt,
                    job,
                    lease,
                    new AdobeException.Passing(
                            "What " + attempt.operation() + " needs could not be read: " + e.getMessage(), e));
        } catch (RuntimeException e) {
            if (!called) {
                jobs.recordRejected(attempt.key(), job, lease);
                throw e;
            }
            // no answer, half of one, or one that is not JSON: the REST client has several exceptions for that
            AdobeException.Passing fault = AdobeException.Passing.noAnswer(attempt.operation(), e);
            if (!AdobeException.mayHaveReachedAdobe(e)) {
                throw unserved(attempt, job, lease, fault);
            }
            jobs.recordLostResponse(attempt.key(), lease);
            if (job.inDoubt(lease.caller()) + 1 < MOST_IN_DOUBT) {
                throw fault;
            }
            return responsesLost(attempt, String.valueOf(fault.getMessage()));
        }
        return remember(attempt, job, lease, asked, answer);
    }

    /** Nothing is accepted. But Adobe may have counted the call: the next attempt needs another slot. */
    private AdobeException.Passing unserved(
            Attempt<?> attempt, Job job, Jobs.Lease lease, AdobeException.Passing fault) {
        jobs.recordUnserved(attempt.key(), job, lease);
        return fault;
    }

    private static Outcome failed(Attempt<?> attempt, String code, String reason) {
        return new Outcome.Failed(attempt.key(), null, code, reason);
    }

    /** This caller does not ask again, for it would go on like this, and Adobe may have accepted every call. */
    private static Outcome responsesLost(Attempt<?> attempt, String last) {
        return failed(
                attempt,
                "answer_lost",
                last + "; twice in a row, and each of the two calls may have been accepted and paid for, so there is no"
                        + " third (" + attempt.operation() + ")");
    }

    private Outcome remember(Attempt<?> attempt, Job job, Jobs.Lease lease, Instant asked, Answer answer) {
        JobKey key = attempt.key();
        if (answer instanceof Answer.Done done) {
            // Adobe has no name for what it has done at once
            Job.Submission submission =
                    new Job.Submission(attempt.operation(), UUID.randomUUID().toString(), null, null, asked, List.of());
            jobs.done(key, lease, submission, new Job.Success(clock.instant(), done.outputs()));
            return new Outcome.Submitted(key, submission.jobId());
        }
        Answer.Accepted accepted = (Answer.Accepted) answer;
        JobReference reference;
        try {
            reference = accepted.job().reference(attempt.operation());
        } catch (AdobeException.Rejected e) {
            jobs.recordRefused(key, job, lease, e.code(), String.valueOf(e.getMessage()));
            return failed(attempt, e.code(), String.valueOf(e.getMessage()));
        }
        jobs.submitted(
                key,
                lease,
                new Job.Submission(
                        attempt.operation(),
                        reference.jobId(),
                        reference.statusUrl(),
                        reference.cancelUrl(),
                        clock.instant(),
                        destinations(key, accepted.written())));
        return new Outcome.Submitted(key, reference.jobId());
    }

    private List<Job.Place> destinations(JobKey key, @Nullable String written) {
        if (written == null) {
            return List.of();
        }
        S3Location place = intermediates.of(key, 0, written);
        return List.of(new Job.Place(place.bucket(), place.key()));
    }
}
