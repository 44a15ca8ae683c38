package dev.photinus.function;

import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.AdobeJobs;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.JobReference;
import dev.photinus.adobe.JobStatus;
import dev.photinus.adobe.MaskedObject;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.AccessTokens;
import dev.photinus.ledger.Job;
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
     * @param submission what the submitting function answered. Where that was anything but {@code submitted}, it is answered as
     *     it is, so that one Choice branches on both.
     */
    @RegisterForReflection
    public record Request(String execution, Outcome submission) {}

    /** Whatever Adobe answers is an outcome; what it does not answer is asked again. */
    @Funq("pollStatus")
    public Outcome pollStatus(Request request) throws InterruptedException {
        if (!(request.submission() instanceof Outcome.Submitted submitted)) {
            return request.submission();
        }
        Job known = jobs.find(request.execution(), submitted.step());
        Instant since = known.submission().map(Job.Submission::submittedAt).orElseGet(clock::instant);
        if (known.success().isPresent()) {
            return succeeded(submitted.job(), since, known.success().get());
        }
        Optional<AccessToken> token = tokens.living(Duration.ZERO);
        if (token.isEmpty()) {
            return new Outcome.Unauthorized("There is no access token in the ledger: run authenticate first");
        }
        List<Job.Place> destinations =
                known.submission().map(Job.Submission::destinations).orElseGet(List::of);
        return await(new Question(request.execution(), submitted, since, destinations, token.get()));
    }

    /** @param destinations where Adobe was told to write to; empty where it keeps what it makes */
    private record Question(
            String execution,
            Outcome.Submitted submitted,
            Instant since,
            List<Job.Place> destinations,
            AccessToken token) {}

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
        JobReference job = question.submitted().job();
        Instant since = question.since();
        Instant handBack = clock.instant().plus(config.patience());
        while (true) {
            Reply reply = ask(question);
            if (reply.ended() != null) {
                return reply.ended();
            }
            Instant now = clock.instant();
            if (now.isAfter(since.plus(config.deadline()))) {
                return new Outcome.Failed(
                        job,
                        "deadline",
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
                return new Outcome.Running(job);
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
        JobReference job = question.submitted().job();
        if (job.statusUrl() == null) {
            return Reply.ended(new Outcome.Failed(
                    job, "no_status_url", "The job " + job.jobId() + " has no URL that its status could be asked at"));
        }
        AccessToken token = question.token();
        try {
            JobStatus status = adobe.status(job.statusUrl(), Authorization.of(token.accessToken(), token.clientId()));
            if (status instanceof JobStatus.Succeeded succeeded) {
                return Reply.ended(succeeded(question, succeeded.outputs()));
            }
            if (status instanceof JobStatus.Failed failed) {
                return Reply.ended(new Outcome.Failed(
                        job, failed.code(), "Adobe failed at " + job.operation() + ": " + failed.message()));
            }
            return new Reply(null, Duration.ZERO, ((JobStatus.Running) status).note());
        } catch (AdobeException.Unauthorized e) {
            tokens.forget(token);
            return Reply.ended(new Outcome.Unauthorized(String.valueOf(e.getMessage())));
        } catch (AdobeException.RateLimited e) {
            return new Reply(null, e.retryAfter(), String.valueOf(e.getMessage()));
        } catch (AdobeException.Rejected e) {
            return Reply.ended(new Outcome.Failed(job, e.code(), String.valueOf(e.getMessage())));
        } catch (AdobeException.Passing e) {
            return new Reply(null, Duration.ZERO, String.valueOf(e.getMessage()));
        }
    }

    private Outcome succeeded(Question question, List<JobStatus.Output> outputs) {
        List<Job.Output> made = question.destinations().isEmpty()
                ? outputs.stream().map(PollStatus::output).toList()
                : question.destinations().stream()
                        .map(place -> new Job.Output(null, null, null, place))
                        .toList();
        Job.Success success = new Job.Success(clock.instant(), made);
        jobs.succeeded(question.execution(), question.submitted().step(), success);
        return succeeded(question.submitted().job(), question.since(), success);
    }

    private static Job.Output output(JobStatus.Output output) {
        MaskedObject object = output.object();
        return new Job.Output(output.url(), output.seed(), object == null ? null : region(object), null);
    }

    private static Job.Region region(MaskedObject object) {
        MaskedObject.BoundingBox box = object.boundingBox();
        return new Job.Region(object.label(), object.score(), box.x(), box.y(), box.width(), box.height());
    }

    private static Outcome succeeded(JobReference job, Instant since, Job.Success success) {
        return new Outcome.Succeeded(
                job,
                Duration.between(since, success.seenAt()).toMillis() / 1000.0,
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
