package dev.photinus.function;

import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.AdobeJobs;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.HostedResults;
import dev.photinus.adobe.HostedResults.HostedResult;
import dev.photinus.adobe.JobStatus;
import dev.photinus.ledger.AccessToken;
import dev.photinus.ledger.AccessTokens;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.Jobs;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out whether what a job made is still there, before an execution builds on it. */
@ApplicationScoped
class JobReuse {

    /** Adobe's URLs last an hour; a job that reads one may have to wait. */
    private static final Duration URLS_LAST = Duration.ofMinutes(45);

    private final Jobs jobs;
    private final ObjectStore objects;
    private final AdobeJobs adobe;
    private final HostedResults hosted;
    private final AccessTokens tokens;
    private final FunctionConfig config;
    private final Clock clock;

    JobReuse(
            Jobs jobs,
            ObjectStore objects,
            AdobeJobs adobe,
            HostedResults hosted,
            AccessTokens tokens,
            FunctionConfig config,
            Clock clock) {
        this.config = config;
        this.jobs = jobs;
        this.objects = objects;
        this.adobe = adobe;
        this.hosted = hosted;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Whether the outputs have not been checked lately. */
    boolean isToBeChecked(Job job, String execution) {
        return !job.isWantedBy(execution) || !urlsLast(job);
    }

    private boolean urlsLast(Job job) {
        Instant latest = clock.instant().minus(URLS_LAST);
        return !job.urlsGone()
                && job.success()
                        .map(success -> success.seenAt().isAfter(latest))
                        .orElse(false);
    }

    /**
     * Whether all outputs of a job that succeeded can be used. URLs that have expired are replaced: the status is asked for others.
     *
     * @throws AdobeException.Unauthorized if Adobe does not accept the token any more
     * @throws AdobeException if that cannot be known now
     */
    boolean isUsable(JobKey key, Job job, AccessToken token) {
        List<Job.Output> outputs = new ArrayList<>();
        boolean expired = false;
        for (Job.Output output : job.outputs()) {
            boolean isCopied = output.copy() != null && exists(output.copy());
            outputs.add(isCopied ? output : new Job.Output(output.url(), output.seed(), output.region(), null));
            expired |= !isCopied && (output.url() == null || !urlsLast(job));
        }
        return !expired || isRefreshed(key, job, outputs, token);
    }

    /** Whether no execution may have asked for a job for so long that Adobe has forgotten it, or its outputs' URLs have expired. */
    boolean isOverdue(Job job) {
        Instant earliest = clock.instant().minus(config.poll().deadline());
        return job.submission()
                .map(submission -> submission.submittedAt().isBefore(earliest))
                .orElse(false);
    }

    /**
     * Whether a job that is overdue has succeeded, and what it made can be used; that is recorded.
     *
     * @throws AdobeException.Unauthorized if Adobe does not accept the token any more
     * @throws AdobeException if that cannot be known now
     */
    boolean hasSucceeded(JobKey key, Job.Submission submission, AccessToken token) {
        List<Job.Output> outputs = submission.destinations().stream()
                .filter(this::exists)
                .map(place -> new Job.Output(null, null, null, place))
                .toList();
        if (submission.destinations().isEmpty() && submission.statusUrl() != null) {
            outputs = fresh(submission.statusUrl(), token).stream()
                    .map(PollStatus::output)
                    .toList();
            if (!outputs.stream().allMatch(output -> output.url() != null && opens(output.url()))) {
                return false;
            }
        }
        return !outputs.isEmpty() && jobs.succeeded(key, submission.jobId(), new Job.Success(clock.instant(), outputs));
    }

    private boolean exists(Job.Place place) {
        return objects.exists(new S3Location(place.bucket(), place.key()));
    }

    private boolean isRefreshed(JobKey key, Job job, List<Job.Output> outputs, AccessToken token) {
        Optional<Job.Submission> submission = job.submission();
        if (submission.isEmpty()
                || submission.get().statusUrl() == null
                || !submission.get().destinations().isEmpty()) {
            return false;
        }
        List<JobStatus.Output> fresh = fresh(submission.get().statusUrl(), token);
        if (fresh.size() != outputs.size()) {
            return false;
        }
        List<Job.Output> renewed = new ArrayList<>();
        boolean isSigned = true;
        for (int i = 0; i < outputs.size(); i++) {
            Job.Output output = outputs.get(i);
            String url = fresh.get(i).url();
            if (output.copy() == null && (url == null || !opens(url))) {
                return false;
            }
            isSigned &= url != null && !url.equals(output.url());
            renewed.add(new Job.Output(url, output.seed(), output.region(), output.copy()));
        }
        // a URL that Adobe has not signed anew lasts no longer than it did
        Instant seen = isSigned ? clock.instant() : job.success().orElseThrow().seenAt();
        return jobs.refreshed(key, submission.get().jobId(), new Job.Success(seen, List.copyOf(renewed)));
    }

    /** Adobe may tell a URL that has expired. */
    private boolean opens(String url) {
        try (HostedResult result = hosted.open(url)) {
            return !result.mediaType().isEmpty();
        } catch (AdobeException.Rejected e) {
            return false;
        } catch (IOException e) {
            throw new AdobeException.Passing("A result could not be read: " + e.getMessage(), e);
        }
    }

    private List<JobStatus.Output> fresh(String statusUrl, AccessToken token) {
        try {
            JobStatus status = adobe.status(statusUrl, Authorization.of(token.accessToken(), token.clientId()));
            return status instanceof JobStatus.Succeeded succeeded ? succeeded.outputs() : List.of();
        } catch (AdobeException.Unauthorized e) {
            tokens.forget(token);
            throw e;
        } catch (AdobeException.Rejected e) {
            if (e.isNotFound()) {
                return List.of();
            }
            throw e;
        }
    }
}
