package dev.photinus.function;

import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.AdobeHosts;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.JobApi;
import dev.photinus.adobe.JobReference;
import dev.photinus.adobe.JobStatus;
import dev.photinus.adobe.JobStatusReader;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.AccessTokens;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.Jobs;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Asks for a job of any family until it has ended, or for as long as is cheaper than another round of the state machine. The
 * older a job, the more rarely it is asked for, so that a short one is seen at once and a long one costs few calls.
 */
public class PollStatus {

    private final Jobs jobs;
    private final AccessTokens tokens;
    private final AdobeHosts hosts;
    private final JobApi api;
    private final FunctionConfig.Poll config;
    private final Clock clock;

    PollStatus(
            Jobs jobs,
            AccessTokens tokens,
            AdobeHosts hosts,
            @RestClient JobApi api,
            FunctionConfig config,
            Clock clock) {
        this.jobs = jobs;
        this.tokens = tokens;
        this.hosts = hosts;
        this.api = api;
        this.config = config.poll();
        this.clock = clock;
    }

    /**
     * @param submission what the submitting function answered. Where that was anything but {@code submitted}, it is answered as
     *     it is, so that one Choice branches on both.
     */
    @RegisterForReflection
    public record Request(String execution, Outcome submission) {}

    /** @throws AdobeException.Passing if the same question may be answered later */
    @Funq("pollStatus")
    public Outcome pollStatus(Request request) throws InterruptedException {
        if (!(request.submission() instanceof Outcome.Submitted submitted)) {
            return request.submission();
        }
        Optional<AccessToken> token = tokens.living(Duration.ZERO);
        if (token.isEmpty()) {
            return new Outcome.Unauthorized("There is no access token in the ledger: run authenticate first");
        }
        Job job = jobs.find(request.execution(), submitted.step());
        Instant since = job.submission().map(Job.Submission::submittedAt).orElseGet(clock::instant);
        return await(request.execution(), submitted, since, token.get());
    }

    private Outcome await(String execution, Outcome.Submitted submitted, Instant since, AccessToken token)
            throws InterruptedException {
        JobReference job = submitted.job();
        Instant handBack = clock.instant().plus(config.patience());
        while (true) {
            Optional<Outcome> ended = ask(execution, submitted, since, token);
            if (ended.isPresent()) {
                return ended.get();
            }
            Instant now = clock.instant();
            if (now.isAfter(since.plus(config.deadline()))) {
                return new Outcome.Failed(
                        job,
                        "deadline",
                        "Adobe had not finished " + job.operation() + " (job " + job.jobId() + ") after "
                                + config.deadline().toSeconds() + " s; it was given up");
            }
            Duration pause = pause(Duration.between(since, now));
            if (now.plus(pause).isAfter(handBack)) {
                return new Outcome.Running(job);
            }
            Thread.sleep(pause.toMillis());
        }
    }

    private Duration pause(Duration age) {
        Duration pause = Duration.ofMillis((long) (age.toMillis() * config.pace()));
        return pause.compareTo(config.shortest()) < 0
                ? config.shortest()
                : pause.compareTo(config.longest()) > 0 ? config.longest() : pause;
    }

    /** Empty while the job runs. */
    private Optional<Outcome> ask(String execution, Outcome.Submitted submitted, Instant since, AccessToken token) {
        JobReference job = submitted.job();
        try {
            JobStatus status = JobStatusReader.read(api.status(
                    hosts.trusted(job.statusUrl()), Authorization.of(token.accessToken(), token.clientId())));
            if (status instanceof JobStatus.Succeeded succeeded) {
                return Optional.of(succeeded(execution, submitted, since, succeeded.outputs()));
            }
            if (status instanceof JobStatus.Failed failed) {
                return Optional.of(new Outcome.Failed(
                        job, failed.code(), "Adobe failed at " + job.operation() + ": " + failed.message()));
            }
            return Optional.empty();
        } catch (AdobeException.Unauthorized e) {
            tokens.forget(token);
            return Optional.of(new Outcome.Unauthorized(String.valueOf(e.getMessage())));
        } catch (AdobeException.RateLimited e) {
            return Optional.empty();
        } catch (AdobeException.Rejected e) {
            return Optional.of(new Outcome.Failed(job, e.code(), String.valueOf(e.getMessage())));
        } catch (ProcessingException | WebApplicationException e) {
            // no answer, or one that is not JSON
            throw AdobeException.Passing.noAnswer("for job " + job.jobId(), e);
        }
    }

    private Outcome succeeded(
            String execution, Outcome.Submitted submitted, Instant since, List<JobStatus.Output> outputs) {
        jobs.succeeded(
                execution,
                submitted.step(),
                outputs.stream()
                        .map(output -> new Job.Output(output.url(), output.seed(), null, null))
                        .toList());
        double seconds = Duration.between(since, clock.instant()).toMillis() / 1000.0;
        return new Outcome.Succeeded(
                submitted.job(),
                seconds,
                outputs.stream()
                        .map(output -> new Outcome.Output(output.seed()))
                        .toList());
    }
}
