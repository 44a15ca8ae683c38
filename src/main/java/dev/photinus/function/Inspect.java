package dev.photinus.function;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.adobe.AdobeConfig;
import dev.photinus.adobe.AdobeConfig.Firefly.Input;
import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.adobe.firefly.FireflyApi;
import dev.photinus.function.input.InvalidInputException;
import dev.photinus.function.input.Picture;
import dev.photinus.function.input.StackBuckets;
import dev.photinus.function.input.Workflow;
import dev.photinus.function.input.WorkflowDefaults;
import dev.photinus.function.input.WorkflowInput;
import dev.photinus.function.input.WorkflowPlan;
import dev.photinus.ledger.Results;
import dev.photinus.storage.BucketAccess;
import dev.photinus.storage.ImageFacts;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.Photo;
import dev.photinus.storage.PhotoInspector;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workflow's input and looks at its photo before anything is spent: what Adobe would refuse is refused here, and what is
 * finished already is not made again.
 */
public class Inspect {

    private final PhotoInspector photos;
    private final PresignedUrls urls;
    private final ObjectStore objects;
    private final BucketAccess access;
    private final Results results;
    private final StackBuckets buckets;
    private final WorkflowDefaults defaults;
    private final AdobeConfig.Firefly.Input input;
    private final ObjectMapper json;

    Inspect(
            PhotoInspector photos,
            PresignedUrls urls,
            ObjectStore objects,
            BucketAccess access,
            Results results,
            StackBuckets buckets,
            FunctionConfig config,
            AdobeConfig adobe,
            ObjectMapper json) {
        this.photos = photos;
        this.urls = urls;
        this.objects = objects;
        this.access = access;
        this.buckets = buckets;
        this.results = results;
        this.defaults = new WorkflowDefaults(
                config.headshot().prompt(),
                config.product().prompt(),
                config.inpaint().minimumScore(),
                adobe.fill().generation(),
                buckets);
        this.input = adobe.firefly().input();
        this.json = json;
    }

    /**
     * @param workflow whose input it is: {@code headshot}, {@code product} or {@code inpaint}
     * @param input of the execution, as a person or an event gave it
     * @param execution whose photo it is, for the log: who knows one finds the other
     */
    @RegisterForReflection
    public record Request(String workflow, JsonNode input, @Nullable String execution) {}

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
     * @param plan what the workflow is to do with it
     * @param warnings what may be wrong with the photo, and how the result will differ from it: sentences without its name
     */
    @RegisterForReflection
    public record Accepted(Picture photo, ImageFacts facts, @JsonUnwrapped WorkflowPlan plan, List<String> warnings)
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
        Optional<Workflow> workflow = Workflow.named(request.workflow());
        if (workflow.isEmpty()) {
            return new Refused("There is no workflow \"" + request.workflow() + "\"; there are " + Workflow.names());
        }
        try {
            WorkflowInput input = workflow.get().read(request.input(), buckets);
            Photo.Accepted photo = accepted(input.source(), "");
            refuseIf(input.misfit(photo.facts(), defaults), photo, "");
            return checked(input, photo, masks(input, photo));
        } catch (InvalidInputException e) {
            return new Refused("The execution's input: " + e.getMessage());
        } catch (RefusedException e) {
            return new Refused(e.reason);
        }
    }

    private List<Photo.Accepted> masks(WorkflowInput input, Photo.Accepted photo) throws RefusedException {
        List<Photo.Accepted> masks = new ArrayList<>();
        for (S3Location location : input.maskLocations()) {
            Photo.Accepted mask = accepted(location, "The mask ");
            refuseIf(input.misfit(photo.facts(), mask.facts(), defaults), mask, "The mask ");
            masks.add(mask);
        }
        return masks;
    }

    private Photo.Accepted accepted(S3Location location, String what) throws RefusedException {
        Photo photo = photos.inspect(location);
        if (photo instanceof Photo.Accepted accepted) {
            return accepted;
        }
        throw new RefusedException(what + ((Photo.Refused) photo).reason());
    }

    private static void refuseIf(@Nullable String misfit, Photo.Accepted photo, String what) throws RefusedException {
        if (misfit != null) {
            throw new RefusedException(what + photo.location().name() + ": " + misfit);
        }
    }

    /** A key of many bytes, a session token of a kilobyte: what is signed too long for Firefly is uploaded, and that has a limit. */
    private Inspection checked(WorkflowInput asked, Photo.Accepted photo, List<Photo.Accepted> masks)
            throws RefusedException {
        WorkflowPlan plan = asked.plan(photo, masks, defaults);
        if (plan.isFilledByFirefly()) {
            refuseIf(tooLargeToUpload(photo), photo, "");
            for (Photo.Accepted mask : masks) {
                refuseIf(tooLargeToUpload(mask), mask, "The mask ");
            }
        }
        requireAccess(plan.result().bucket());
        claim(asked);
        return (Boolean.TRUE.equals(asked.again()) ? Optional.<JsonNode>empty() : earlier(plan))
                .<Inspection>map(Finished::new)
                .orElseGet(() -> new Accepted(Picture.of(photo), photo.facts(), plan, warnings(photo.facts(), plan)));
    }

    private List<String> warnings(ImageFacts photo, WorkflowPlan plan) {
        return Stream.concat(Stream.ofNullable(photo.warning()), plan.notes(photo, defaults).stream())
                .toList();
    }

    /** A result that cannot be written is found out about here, not after everything is paid for. */
    private void requireAccess(String bucket) throws RefusedException {
        Optional<String> problem = buckets.isOwn(bucket) ? Optional.empty() : access.problem(bucket);
        if (problem.isPresent()) {
            throw new RefusedException("The result: " + problem.get());
        }
    }

    /** Results that meet in a place are refused before anything is spent: the photo that was first keeps it. */
    private void claim(WorkflowInput asked) throws RefusedException {
        String photo = asked.source().bucket() + "/" + asked.source().key();
        for (S3Location place : asked.askedPlaces(buckets)) {
            String owner = results.claim(place.bucket(), place.key(), photo);
            if (!owner.equals(photo)) {
                throw new RefusedException(asked.source().name() + ": its result would go to " + place.key()
                        + ", where that of " + owner + " goes: give it an \"output\" of its own");
            }
        }
    }

    private @Nullable String tooLargeToUpload(Photo.Accepted photo) {
        boolean uploaded = input == Input.UPLOAD || urls.get(photo.location()).length() > FillRequest.LONGEST_URL;
        return uploaded && photo.bytes() > FireflyApi.LARGEST_UPLOAD
                ? "it has to be uploaded to Firefly, which takes 15 MB, and it has %d MB: make it smaller%s"
                        .formatted(photo.bytes() >> 20, input == Input.UPLOAD ? "" : ", or give it a shorter key")
                : null;
    }

    /** What was made of the same photo with the same settings, as far as it is all there still. */
    private Optional<JsonNode> earlier(WorkflowPlan plan) {
        S3Location result = plan.result();
        return results.find(result.bucket(), result.key(), plan.fingerprint())
                .map(this::parse)
                .filter(description -> !description.path("results").isEmpty())
                .filter(description -> StreamSupport.stream(
                                description.path("results").spliterator(), false)
                        .allMatch(made -> objects.exists(new S3Location(
                                made.path("bucket").asText(), made.path("key").asText()))));
    }

    private JsonNode parse(String description) {
        try {
            return json.readTree(description);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger's description of a result is not JSON", e);
        }
    }

    /** Ends an inspection with its reason. */
    private static final class RefusedException extends Exception {

        @Serial
        private static final long serialVersionUID = 1;

        private final String reason;

        RefusedException(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
