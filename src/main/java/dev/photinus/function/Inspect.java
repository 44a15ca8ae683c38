package dev.photinus.function;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.adobe.firefly.FillSize;
import dev.photinus.function.input.HeadshotInput;
import dev.photinus.function.input.HeadshotPlan;
import dev.photinus.function.input.InvalidInputException;
import dev.photinus.function.input.WorkflowInput;
import dev.photinus.ledger.Results;
import dev.photinus.storage.ImageFacts;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.Photo;
import dev.photinus.storage.PhotoInspector;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * Reads a workflow's input and looks at its photo before anything is spent: what Adobe would refuse is refused here, and what is
 * finished already is not made again.
 */
public class Inspect {

    private final PhotoInspector photos;
    private final PresignedUrls urls;
    private final ObjectStore objects;
    private final Results results;
    private final FunctionConfig config;
    private final ObjectMapper json;

    Inspect(
            PhotoInspector photos,
            PresignedUrls urls,
            ObjectStore objects,
            Results results,
            FunctionConfig config,
            ObjectMapper json) {
        this.photos = photos;
        this.urls = urls;
        this.objects = objects;
        this.results = results;
        this.config = config;
        this.json = json;
    }

    /**
     * @param workflow whose input it is: {@code headshot}
     * @param input of the execution, as a person or an event gave it
     */
    @RegisterForReflection
    public record Request(String workflow, JsonNode input) {}

    /** State machines branch on {@code status}. */
    @RegisterForReflection
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Accepted.class, name = "accepted"),
        @JsonSubTypes.Type(value = Finished.class, name = "finished"),
        @JsonSubTypes.Type(value = Refused.class, name = "refused")
    })
    public sealed interface Inspection {}

    /**
     * The photo can be worked on.
     *
     * @param negativePrompt empty where nothing is to be avoided
     * @param size that Firefly is to fill
     * @param seeds one for each variation
     * @param outputs where the finished pictures go, one for each variation
     * @param mediaType of the finished pictures
     * @param mask where the mask is kept, without extension
     * @param filled where the filled pictures are kept, one for each variation, without extension
     * @param fingerprint of photo and settings
     */
    @RegisterForReflection
    public record Accepted(
            S3Location photo,
            ImageFacts facts,
            String prompt,
            String negativePrompt,
            List<Long> seeds,
            FillRequest.Size size,
            List<S3Location> outputs,
            String mediaType,
            S3Location mask,
            List<S3Location> filled,
            String fingerprint)
            implements Inspection {}

    /**
     * The result exists already, for the same photo and the same settings.
     *
     * @param result as {@code publish} was told it
     */
    @RegisterForReflection
    public record Finished(JsonNode result) implements Inspection {}

    /**
     * Nothing can come of it.
     *
     * @param reason a sentence for the person who began it, with the photo's name or the field's
     */
    @RegisterForReflection
    public record Refused(String reason) implements Inspection {}

    @Funq("inspect")
    public Inspection inspect(Request request) {
        if (!"headshot".equals(request.workflow())) {
            return new Refused("There is no workflow \"" + request.workflow() + "\"; there is headshot");
        }
        try {
            HeadshotInput input = WorkflowInput.read(request.input(), HeadshotInput.class);
            Photo photo = photos.inspect(input.source());
            return photo instanceof Photo.Accepted accepted
                    ? checked(input, accepted)
                    : new Refused(((Photo.Refused) photo).reason());
        } catch (InvalidInputException e) {
            return new Refused("The execution's input: " + e.getMessage());
        }
    }

    /** A key of many bytes, a session token of a kilobyte: signed, a photo's URL can be longer than Firefly takes. */
    private Inspection checked(HeadshotInput input, Photo.Accepted photo) {
        int length = urls.get(photo.location()).length();
        return length <= FillRequest.LONGEST_URL
                ? plan(input, photo)
                : new Refused(
                        "%s: its key is too long: the signed URL has %d characters, and Firefly takes %d; give it a shorter one"
                                .formatted(photo.location().name(), length, FillRequest.LONGEST_URL));
    }

    private Inspection plan(HeadshotInput input, Photo.Accepted photo) {
        HeadshotPlan plan = HeadshotPlan.of(input, photo, config.headshot().prompt());
        S3Location output = plan.outputs().get(0);
        Optional<String> earlier = results.find(output.bucket(), output.key(), plan.fingerprint());
        if (earlier.isPresent() && plan.outputs().stream().allMatch(objects::exists)) {
            return new Finished(parse(earlier.get()));
        }
        return new Accepted(
                photo.location(),
                photo.facts(),
                plan.prompt(),
                plan.negativePrompt(),
                plan.seeds(),
                FillSize.nearest(photo.facts().width(), photo.facts().height()).size(),
                plan.outputs(),
                plan.mediaType(),
                plan.mask(),
                plan.filled(),
                plan.fingerprint());
    }

    private JsonNode parse(String description) {
        try {
            return json.readTree(description);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger's description of a result is not JSON", e);
        }
    }
}
