package dev.photinus.function;

import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.AdobeJobs;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.JobStatus;
import dev.photinus.adobe.MaskedObject;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.AccessTokens;
import dev.photinus.ledger.Caller;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.Jobs;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a job of any family until it has ended, or for as long as is cheaper than another round of the state machine. The
 * older a job, the more rarely it is asked for, so that a short one is seen at once and a long one costs few calls.
 */
public class PollStatus {

    /** The code of a job that was not waited for any longer. */
    static final String DEADLINE = "deadline";

    private final Jobs jobs;
    private final AccessTokens tokens;
    private final AdobeJobs adobe;
    private final FunctionConfig.Poll config;
    private final Clock clock;

    PollStatus(Jobs jobs, AccessTokens tokens, AdobeJobs adobe, FunctionConfig config, Clock clock) {
        this.jobs = jobs;
        this.tokens = tokens;
        this.adobe = adobe;
        this.config = config.poll();
        this.clock = clock;
    }

    /**
     * @param redrive how often the execution has been redriven; 0 where absent
     * @param job the key of the job to be asked for; absent where there is an answer
     * @param answer what the submitting function answered, where that was anything but {@code submitted}: it is answered as it is,
     *     so that one Choice branches on both
     */
    @RegisterForReflection
    public record Request(
            String execution, @Nullable Integer redrive, @Nullable JobKey job, @Nullable Outcome answer) {}

    /**
     * Whatever Adobe answers is an outcome; what it does not answer is asked again. A job that has been cancelled, or is not
     * submitted any more, is {@code scheduled}: the function that submits it is to run again.
     */
    @Funq("pollStatus")
    public Outcome pollStatus(Request request) throws InterruptedException {
        if (request.answer() != null) {
            return request.answer();
        }
        if (request.job() == null) {
            throw new IllegalArgumentException("There is nothing to be asked for: give \"job\", the key of a job");
        }
        Caller caller = JobRequest.caller(request.execution(), request.redrive());
        JobKey key = request.job();
        Job known = jobs.find(key);
        Optional<Outcome> ended = ended(caller, key, known);
        if (ended.isPresent()) {
            return ended.get();
        }
        if (!known.isWantedBy(caller.execution()) && !jobs.want(key, caller.execution())) {
            return pollStatus(request); // it has ended or been cancelled meanwhile
        }
        Optional<AccessToken> token = tokens.living(Duration.ZERO);
        if (token.isEmpty()) {
            return new Outcome.Unauthorized("There is no access token in the ledger: run authenticate first");
        }
        return await(new Question(caller, key, known, known.submission().orElseThrow(), token.get()));
    }

    /** How a job has ended, as the ledger knows it; empty while it runs. */
    private Optional<Outcome> ended(Caller caller, JobKey key, Job job) {
        return switch (job.state()) {
            case SUBMITTED -> Optional.empty();
            case SUCCEEDED -> job.success().map(success -> succeeded(caller, key, job, success));
            case FAILED -> {
                if (!job.isFailureSeenBy(caller)) {
                    jobs.failureSeen(key, caller);
                }
                String jobId = job.submission().map(Job.Submission::jobId).orElse(null);
                yield job.failure().map(failure -> new Outcome.Failed(key, jobId, failure.code(), failure.reason()));
            }
            default -> Optional.of(new Outcome.Scheduled(clock.instant()));
        };
    }

    private record Question(Caller caller, JobKey key, Job job, Job.Submission submission, AccessToken token) {

        Instant since() {
            return submission.submittedAt();
        }
    }

    /**
     * What came back of a question.
     *
     * @param ended how the job has ended; null while it runs, as far as anybody knows
     * @param notWithin what Adobe has asked for until the next question
     * @param fault why there was no status; empty where there was one
     */
    private record Reply(@Nullable Outcome ended, Duration notWithin, String fault) {

        static Reply ended(Outcome outcome) {
            return new Reply(outcome, Duration.ZERO, "");
        }
    }

    private Outcome await(Question question) throws InterruptedException {
        Job.Submission job = question.submission();
        Instant since = question.since();
        Instant handBack = clock.instant().plus(config.patience());
        while (true) {
            Reply reply = ask(question);
            if (reply.ended() != null) {
                return reply.ended();
            }
            Instant now = clock.instant();
            if (now.isAfter(since.plus(config.deadline()))) {
                return failed(
                        question,
                        DEADLINE,
                        "Adobe had not finished " + job.operation() + " (job " + job.jobId() + ") after "
                                + config.deadline().toSeconds() + " s; it was given up"
                                + (reply.fault().isEmpty() ? "" : ". To the last question: " + reply.fault()));
            }
            Duration pause = longer(pause(Duration.between(since, now)), reply.notWithin());
            if (now.plus(pause).isAfter(handBack)) {
                if (!reply.notWithin().isZero()) {
                    // the next round begins with a question: this one makes it wait, for as long as it can
                    Thread.sleep(Math.max(0, Duration.between(now, handBack).toMillis()));
                }
                return new Outcome.Running(question.key(), job.jobId());
            }
            Thread.sleep(pause.toMillis());
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Duration pause(Duration age) {
        Duration pause = Duration.ofMillis((long) (age.toMillis() * config.pace()));
        return pause.compareTo(config.shortest()) < 0
                ? config.shortest()
                : pause.compareTo(config.longest()) > 0 ? config.longest() : pause;
    }

    /** A job that is paid for is asked for until its deadline, however long Adobe does not answer. */
    private Reply ask(Question question) {
        Job.Submission job = question.submission();
        if (job.statusUrl() == null) {
            return Reply.ended(failed(
                    question,
                    "no_status_url",
                    "The job " + job.jobId() + " has no URL that its status could be asked at"));
        }
        AccessToken token = question.token();
        try {
            JobStatus status = adobe.status(job.statusUrl(), Authorization.of(token.accessToken(), token.clientId()));
            if (status instanceof JobStatus.Succeeded succeeded) {
                return Reply.ended(succeeded(question, succeeded.outputs()));
            }
            if (status instanceof JobStatus.Failed failed) {
                return Reply.ended(failed(
                        question, failed.code(), "Adobe failed at " + job.operation() + ": " + failed.message()));
            }
            return new Reply(null, Duration.ZERO, ((JobStatus.Running) status).note());
        } catch (AdobeException.Unauthorized e) {
            tokens.forget(token);
            return Reply.ended(new Outcome.Unauthorized(String.valueOf(e.getMessage())));
        } catch (AdobeException.RateLimited e) {
            return new Reply(null, e.retryAfter(), String.valueOf(e.getMessage()));
        } catch (AdobeException.Rejected e) {
            return Reply.ended(
                    e.isNotFound()
                            ? failed(question, e.code(), String.valueOf(e.getMessage()))
                            // not the job's end: once the cause is gone, it is asked for again, and not paid again
                            : new Outcome.Failed(
                                    question.key(), job.jobId(), e.code(), String.valueOf(e.getMessage())));
        } catch (AdobeException.Passing e) {
            return new Reply(null, Duration.ZERO, String.valueOf(e.getMessage()));
        }
    }

    /** The next start, or a redrive, asks for it again; this caller does not. */
    private Outcome failed(Question question, String code, String reason) {
        String jobId = question.submission().jobId();
        return jobs.failed(question.key(), jobId, code, reason, question.caller())
                ? new Outcome.Failed(question.key(), jobId, code, reason)
                : endedMeanwhile(question);
    }

    /** Another execution has seen the end first, or cancelled the job, and what it has written stays. */
    private Outcome endedMeanwhile(Question question) {
        return ended(question.caller(), question.key(), jobs.find(question.key()))
                .orElseGet(() -> new Outcome.Scheduled(clock.instant()));
    }

    private Outcome succeeded(Question question, List<JobStatus.Output> outputs) {
        List<Job.Place> destinations = question.submission().destinations();
        List<Job.Output> made = destinations.isEmpty()
                ? outputs.stream().map(PollStatus::output).toList()
                : destinations.stream()
                        .map(place -> new Job.Output(null, null, null, place))
                        .toList();
        Job.Success success = new Job.Success(clock.instant(), made);
        if (!jobs.succeeded(question.key(), question.submission().jobId(), success)) {
            return endedMeanwhile(question);
        }
        return succeeded(question.caller(), question.key(), question.job(), success);
    }

    static Job.Output output(JobStatus.Output output) {
        MaskedObject object = output.object();
        return new Job.Output(output.url(), output.seed(), object == null ? null : region(object), null);
    }

    private static Job.Region region(MaskedObject object) {
        MaskedObject.BoundingBox box = object.boundingBox();
        return new Job.Region(object.label(), object.score(), box.x(), box.y(), box.width(), box.height());
    }

    private static Outcome succeeded(Caller caller, JobKey key, Job job, Job.Success success) {
        Job.Submission submission = job.submission().orElseThrow();
        return new Outcome.Succeeded(
                key,
                submission.jobId(),
                job.isPaidBy(caller.execution()),
                Duration.between(submission.submittedAt(), success.seenAt()).toMillis() / 1000.0,
                success.outputs().stream()
                        .map(output -> new Outcome.Output(output.seed(), object(output.region())))
                        .toList());
    }

    private static @Nullable MaskedObject object(Job.@Nullable Region region) {
        return region == null
                ? null
                : new MaskedObject(
                        region.label(),
                        region.score(),
                        new MaskedObject.BoundingBox(region.x(), region.y(), region.width(), region.height()));
    }
}
