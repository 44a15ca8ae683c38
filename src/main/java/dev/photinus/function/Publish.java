package dev.photinus.function;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.HostedResults;
import dev.photinus.adobe.HostedResults.HostedResult;
import dev.photinus.ledger.Caller;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.JobState;
import dev.photinus.ledger.Jobs;
import dev.photinus.ledger.Results;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.Photo;
import dev.photinus.storage.PhotoInspector;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies what Adobe keeps for an hour into the bucket, as a stream, and remembers what is finished. What has its copy already is
 * not copied again.
 */
public class Publish {

    /** Keys that name a type of picture already. */
    private static final Pattern PICTURE = Pattern.compile("(?is).*\\.(jpe?g|png|webp|tiff?|psd)");

    private final Jobs jobs;
    private final Results results;
    private final HostedResults hosted;
    private final ObjectStore objects;
    private final PhotoInspector inspector;
    private final Intermediates intermediates;

    Publish(
            Jobs jobs,
            Results results,
            HostedResults hosted,
            ObjectStore objects,
            PhotoInspector inspector,
            Intermediates intermediates) {
        this.jobs = jobs;
        this.results = results;
        this.hosted = hosted;
        this.objects = objects;
        this.inspector = inspector;
        this.intermediates = intermediates;
    }

    /** @param finished what this execution has finished; absent where it only keeps what is paid for */
    @RegisterForReflection
    public record Request(
            String execution, @Nullable Integer redrive, List<Copy> copies, @Nullable Finished finished) {}

    /**
     * One output of a job. It is kept in the job's own place, for every execution that asks for the same, and copied from there.
     *
     * @param output which of the job's outputs, from 0
     * @param to where the copy goes; absent where the output is only kept, or {@code toStem} says it
     * @param toStem where the copy goes, without extension: the type that Adobe makes is known by then only. A key that was asked
     *     for with one stays as it is, and the copy's Content-Type says what it is
     */
    @RegisterForReflection
    public record Copy(JobKey job, int output, @Nullable S3Location to, @Nullable S3Location toStem) {}

    /**
     * A result that is not to be made again of the same photo with the same settings.
     *
     * @param fingerprint of photo and settings, from {@code inspect}
     * @param resultsOf the operation whose copies are the results, where only they tell what type Adobe made
     * @param description what {@code inspect} will answer next time, with where the finished pictures are
     */
    @RegisterForReflection
    public record Finished(S3Location result, String fingerprint, @Nullable String resultsOf, ObjectNode description) {

        ObjectNode described(List<Copied> copies) {
            if (resultsOf == null) {
                return description;
            }
            ObjectNode complete = description.deepCopy();
            ArrayNode results = complete.putArray("results");
            copies.stream().filter(copy -> copy.operation().equals(resultsOf)).forEach(copy -> results.addObject()
                    .put("bucket", copy.bucket())
                    .put("key", copy.key()));
            return complete;
        }
    }

    /** Where the copies are, in the order in which they were asked for. */
    @RegisterForReflection
    public record Published(List<Copied> copies) {}

    /** Where a job's output is now: the copy that was asked for, else the job's own place. */
    @RegisterForReflection
    public record Copied(String operation, int output, String bucket, String key) {}

    /**
     * @throws dev.photinus.adobe.AdobeException if a result cannot be fetched
     * @throws IllegalStateException if a finished result in the bucket is no picture
     * @throws IOException if one breaks off
     */
    @Funq("publish")
    public Published publish(Request request) throws IOException {
        List<Kept> kept = kept(request);
        Finished finished = request.finished();
        if (finished != null) {
            results.replacing(finished.result().bucket(), finished.result().key(), finished.fingerprint());
        }
        List<Copied> copies = kept.stream().map(this::copied).toList();
        if (finished != null) {
            ObjectNode description = finished.described(copies);
            results.finished(
                    finished.result().bucket(),
                    finished.result().key(),
                    finished.fingerprint(),
                    description.toString());
        }
        return new Published(copies);
    }

    /** An output in its job's own place, and where it is wanted. */
    private record Kept(Copy copy, S3Location place) {}

    /** What cannot be fetched keeps nothing else from being kept; but no result is replaced unless all of them can be. */
    private List<Kept> kept(Request request) throws IOException {
        List<Kept> kept = new ArrayList<>();
        Exception first = null;
        for (Copy copy : request.copies()) {
            try {
                kept.add(new Kept(copy, keep(JobRequest.caller(request.execution(), request.redrive()), copy)));
            } catch (IOException | RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        if (first instanceof IOException broken) {
            throw broken;
        }
        if (first instanceof RuntimeException fault) {
            throw fault;
        }
        return kept;
    }

    private S3Location keep(Caller caller, Copy copy) throws IOException {
        Job job = jobs.find(copy.job());
        if (job.state() == JobState.FAILED && job.isFailureSeenBy(caller)) {
            throw new IllegalStateException(job.failure().orElseThrow().reason());
        }
        List<Job.Output> outputs = job.outputs();
        if (copy.output() < 0 || copy.output() >= outputs.size()) {
            throw new IllegalArgumentException("The " + copy.job().operation() + " of "
                    + copy.job().key() + " has no output " + copy.output() + " in the ledger");
        }
        Job.Output output = outputs.get(copy.output());
        return output.copy() == null
                ? fetch(caller, copy, job, output.url())
                : written(
                        caller,
                        copy,
                        job,
                        new S3Location(output.copy().bucket(), output.copy().key()));
    }

    private Copied copied(Kept kept) {
        Copy copy = kept.copy();
        S3Location target = target(copy, kept.place());
        if (!target.equals(kept.place())) {
            objects.copy(kept.place(), target, mediaType(kept.place()));
        }
        return new Copied(copy.job().operation(), copy.output(), target.bucket(), target.key());
    }

    private static S3Location target(Copy copy, S3Location kept) {
        if (copy.to() != null) {
            return new S3Location(copy.to().bucket(), copy.to().key());
        }
        if (copy.toStem() == null) {
            return kept;
        }
        return PICTURE.matcher(copy.toStem().key()).matches()
                ? copy.toStem()
                : copy.toStem().withSuffix(Intermediates.extension(mediaType(kept)));
    }

    private static String mediaType(S3Location kept) {
        return Intermediates.mediaType(kept.key());
    }

    /**
     * What Adobe wrote into the bucket itself, or was copied before. It has not been checked; a page in a picture's place would
     * count as finished for ever.
     */
    private S3Location written(Caller caller, Copy copy, Job job, S3Location kept) {
        Job.Submission submission = job.submission().orElseThrow();
        if (!submission.destinations().isEmpty() && inspector.look(kept) instanceof Photo.Refused refused) {
            String reason = "Adobe says that it succeeded, but what it wrote cannot be used: " + refused.reason();
            jobs.unusable(copy.job(), submission.jobId(), "not_an_image", reason, caller);
            throw new IllegalStateException(reason);
        }
        return kept;
    }

    private S3Location fetch(Caller caller, Copy copy, Job job, @Nullable String url) throws IOException {
        String jobId = job.submission().orElseThrow().jobId();
        if (url == null) {
            throw new IllegalArgumentException("Output " + copy.output() + " of "
                    + copy.job().operation() + " is neither at Adobe nor in the bucket");
        }
        try (HostedResult result = hosted.open(url)) {
            S3Location kept = intermediates.of(copy.job(), copy.output(), result.mediaType());
            objects.put(kept, result.mediaType(), result.bytes(), result.length());
            jobs.published(copy.job(), jobId, copy.output(), new Job.Place(kept.bucket(), kept.key()));
            return kept;
        } catch (AdobeException.Rejected e) {
            if (e.code().equals("result_gone")) {
                jobs.urlsGone(copy.job(), jobId);
            } else {
                jobs.unusable(copy.job(), jobId, e.code(), String.valueOf(e.getMessage()), caller);
            }
            throw e;
        }
    }
}
