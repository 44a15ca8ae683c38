package dev.photinus.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.adobe.HostedResults;
import dev.photinus.adobe.HostedResults.HostedResult;
import dev.photinus.ledger.Job;
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
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies what Adobe keeps for an hour into the bucket, as a stream, and remembers what is finished. What has its copy already is
 * not copied again.
 */
public class Publish {

    private static final Map<String, String> EXTENSION = Map.of(
            "image/jpeg", ".jpg",
            "image/png", ".png",
            "image/webp", ".webp",
            "image/tiff", ".tif",
            "image/vnd.adobe.photoshop", ".psd");

    private static final Pattern PICTURE = Pattern.compile("(?is).*\\.(jpe?g|png|webp|tiff?|psd)");

    private final Jobs jobs;
    private final Results results;
    private final HostedResults hosted;
    private final ObjectStore objects;
    private final PhotoInspector inspector;

    Publish(Jobs jobs, Results results, HostedResults hosted, ObjectStore objects, PhotoInspector inspector) {
        this.jobs = jobs;
        this.results = results;
        this.hosted = hosted;
        this.objects = objects;
        this.inspector = inspector;
    }

    /** @param finished what this execution has finished; absent where it only keeps what is paid for */
    @RegisterForReflection
    public record Request(String execution, List<Copy> copies, @Nullable Finished finished) {}

    /**
     * One result to be copied.
     *
     * @param step that made it
     * @param output which of its outputs, from 0
     * @param to where the copy goes; without an extension it gets that of the result, whose type is known by then only. A key
     *     that was asked for with one stays as it is, and the copy's Content-Type says what it is
     */
    @RegisterForReflection
    public record Copy(String step, int output, S3Location to) {}

    /**
     * A result that is not to be made again of the same photo with the same settings.
     *
     * @param fingerprint of photo and settings, from {@code inspect}
     * @param resultsOf the step whose copies are the results, where only they tell what type Adobe made
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
            copies.stream().filter(copy -> copy.step().equals(resultsOf)).forEach(copy -> results.addObject()
                    .put("bucket", copy.bucket())
                    .put("key", copy.key()));
            return complete;
        }
    }

    /** Where the copies are, in the order in which they were asked for. */
    @RegisterForReflection
    public record Published(List<Copied> copies) {}

    /** The copy of a step's output. */
    @RegisterForReflection
    public record Copied(String step, int output, String bucket, String key) {}

    /**
     * @throws dev.photinus.adobe.AdobeException if a result cannot be fetched
     * @throws IllegalStateException if a finished result in the bucket is no picture
     * @throws IOException if one breaks off
     */
    @Funq("publish")
    public Published publish(Request request) throws IOException {
        List<Copied> copies = copies(request);
        if (request.finished() != null) {
            Finished finished = request.finished();
            ObjectNode description = finished.described(copies);
            requirePictures(description.path("results"));
            results.finished(
                    finished.result().bucket(),
                    finished.result().key(),
                    finished.fingerprint(),
                    description.toString());
        }
        return new Published(copies);
    }

    /** Nobody has looked at what Adobe wrote into the bucket itself; a page in a picture's place would count as finished for ever. */
    private void requirePictures(JsonNode finished) {
        for (JsonNode result : finished) {
            S3Location place = new S3Location(
                    result.path("bucket").asText(), result.path("key").asText());
            if (inspector.look(place) instanceof Photo.Refused refused) {
                throw new IllegalStateException(
                        "Adobe says that it succeeded, but what it wrote cannot be used: " + refused.reason());
            }
        }
    }

    /** What cannot be fetched keeps nothing else from being kept. */
    private List<Copied> copies(Request request) throws IOException {
        List<Copied> copies = new ArrayList<>();
        Exception first = null;
        for (Copy copy : request.copies()) {
            try {
                copies.add(copy(request.execution(), copy));
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
        return copies;
    }

    private Copied copy(String execution, Copy copy) throws IOException {
        List<Job.Output> outputs = jobs.find(execution, copy.step()).outputs();
        if (copy.output() < 0 || copy.output() >= outputs.size()) {
            throw new IllegalArgumentException(
                    "Step " + copy.step() + " has no output " + copy.output() + " in the ledger");
        }
        Job.Output output = outputs.get(copy.output());
        Job.Place place = output.copy() == null ? fetch(execution, copy, output.url()) : output.copy();
        return new Copied(copy.step(), copy.output(), place.bucket(), place.key());
    }

    private Job.Place fetch(String execution, Copy copy, @Nullable String url) throws IOException {
        if (url == null) {
            throw new IllegalArgumentException(
                    "Nobody knows where output " + copy.output() + " of step " + copy.step() + " is");
        }
        try (HostedResult result = hosted.open(url)) {
            S3Location to = PICTURE.matcher(copy.to().key()).matches()
                    ? copy.to()
                    : copy.to().withSuffix(EXTENSION.getOrDefault(result.mediaType(), ""));
            objects.put(to, result.mediaType(), result.bytes(), result.length());
            Job.Place place = new Job.Place(to.bucket(), to.key());
            jobs.published(execution, copy.step(), copy.output(), place);
            return place;
        }
    }
}
