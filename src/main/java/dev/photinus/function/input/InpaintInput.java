package dev.photinus.function.input;

import static dev.photinus.function.input.Requirements.isFilled;
import static dev.photinus.function.input.Requirements.require;
import static dev.photinus.function.input.Requirements.requireBucket;
import static dev.photinus.function.input.Requirements.requireKey;
import static dev.photinus.function.input.Requirements.requirePlaceOfItsOwn;
import static dev.photinus.function.input.Requirements.requireRoom;
import static dev.photinus.function.input.Requirements.requireSource;

import dev.photinus.adobe.photoshop.MaskingApi;
import dev.photinus.storage.ImageFacts;
import dev.photinus.storage.Photo;
import dev.photinus.storage.S3Location;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The input of the workflow {@code inpaint}: {@code source}, and exactly one of {@code remove}, {@code masks} and
 * {@code listObjects}.
 *
 * @param source the photo: JPEG or PNG, at most 4,000 pixels each way
 * @param remove the labels of what is to go, such as {@code dog}; of each, all that Adobe is sure enough of
 * @param minimumScore how sure Adobe must be, 0 to 1; the workflow's own where absent
 * @param masks somebody's own: white is what is to go
 * @param listObjects whether to tell what is on the photo, and do nothing more
 * @param output where the finished picture goes; its extension follows what Adobe makes
 * @param again whether to make it again where it is finished already: the same photo, with the same settings
 */
@RegisterForReflection
public record InpaintInput(
        S3Location source,
        @Nullable List<String> remove,
        @Nullable Double minimumScore,
        @Nullable List<Mask> masks,
        @Nullable Boolean listObjects,
        @Nullable Output output,
        @Override @Nullable Boolean again)
        implements WorkflowInput {

    private static final String NAME = "inpaint";
    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png");
    private static final int MOST = 20;

    /** @param bucket the photo's own where absent */
    @RegisterForReflection
    public record Mask(@Nullable String bucket, String key) {}

    /**
     * @param listObjects whether nothing but the list of objects is asked for
     * @param remove in lower case; empty where masks are given or nothing is removed
     * @param masks somebody's own; empty where objects are removed by their labels
     * @param output where the finished picture goes, without extension
     * @param again whether jobs that are paid for already are to be submitted anew
     */
    @RegisterForReflection
    public record Plan(
            boolean listObjects,
            List<String> remove,
            double minimumScore,
            List<Picture> masks,
            S3Location output,
            boolean again,
            String fingerprint)
            implements WorkflowPlan {

        @Override
        public S3Location result() {
            return output;
        }

        @Override
        public boolean isFilledByFirefly() {
            return false;
        }
    }

    @Override
    public void check(StackBuckets buckets) throws InvalidInputException {
        requireSource(source, buckets);
        long wishes = Stream.of(remove != null, masks != null, Boolean.TRUE.equals(listObjects))
                .filter(Boolean::booleanValue)
                .count();
        require(
                wishes == 1,
                "say what is to go: exactly one of \"remove\": [\"dog\"], \"masks\": [{\"key\": …}] and \"listObjects\": true");
        if (remove != null) {
            checkRemove(remove);
        }
        if (masks != null) {
            checkMasks(masks, buckets);
        }
        require(
                minimumScore == null || remove != null,
                "\"minimumScore\" goes with \"remove\": it is about what Adobe finds");
        require(
                minimumScore == null || (minimumScore >= 0 && minimumScore <= 1),
                "\"minimumScore\" is " + minimumScore + "; it must be from 0 to 1");
        if (output != null) {
            output.check(buckets);
        }
        requirePlaceOfItsOwn(NAME, source, output, buckets);
        requireRoom(Places.finished(NAME, source, output, Places.finishedType(""), buckets));
    }

    private static void checkRemove(List<String> labels) throws InvalidInputException {
        require(!labels.isEmpty(), "\"remove\" is empty: name what is to go, for instance \"dog\"");
        require(labels.size() <= MOST, "\"remove\" has " + labels.size() + " labels; it may have " + MOST);
        for (String label : labels) {
            require(isFilled(label), "\"remove\" has an empty label in it");
        }
    }

    @SuppressWarnings("NullAway") // what is read from JSON may be null, whatever the record says
    private static void checkMasks(List<Mask> own, StackBuckets buckets) throws InvalidInputException {
        require(!own.isEmpty(), "\"masks\" is empty: name at least one");
        require(own.size() <= MOST, "\"masks\" has " + own.size() + " masks; it may have " + MOST);
        for (int i = 0; i < own.size(); i++) {
            Mask mask = own.get(i);
            require(mask != null, "\"masks[" + i + "]\" is missing");
            requireBucket("masks[" + i + "].bucket", mask.bucket());
            if (mask.bucket() != null) {
                buckets.requireReadable("masks[" + i + "].bucket", mask.bucket());
            }
            requireKey("masks[" + i + "].key", mask.key());
        }
    }

    @Override
    public List<S3Location> maskLocations() {
        return masks == null
                ? List.of()
                : masks.stream()
                        .map(mask ->
                                new S3Location(mask.bucket() == null ? source.bucket() : mask.bucket(), mask.key()))
                        .toList();
    }

    @Override
    public @Nullable String misfit(ImageFacts photo, WorkflowDefaults defaults) {
        if (!TYPES.contains(photo.mediaType())) {
            return "it is " + photo.mediaType() + "; Adobe masks objects on JPEG and PNG: save it as one of these";
        }
        return tooLarge(photo);
    }

    @Override
    public @Nullable String misfit(ImageFacts photo, ImageFacts mask, WorkflowDefaults defaults) {
        if (!TYPES.contains(mask.mediaType())) {
            return "it is " + mask.mediaType() + "; Adobe takes masks in JPEG and PNG: save it as one of these";
        }
        return Shape.isSame(photo, mask) ? tooLarge(mask) : Shape.difference(photo, mask);
    }

    private static @Nullable String tooLarge(ImageFacts facts) {
        int most = MaskingApi.LARGEST_SIDE;
        return facts.width() <= most && facts.height() <= most
                ? null
                : "it is %d × %d pixels; Adobe takes at most %d × %d here: make it smaller"
                        .formatted(facts.width(), facts.height(), most, most);
    }

    @Override
    public List<S3Location> askedPlaces(StackBuckets buckets) {
        return Places.asked(output, 1, false, buckets);
    }

    @Override
    public Plan plan(Photo.Accepted photo, List<Photo.Accepted> ownMasks, WorkflowDefaults defaults) {
        List<String> labels = remove == null
                ? List.of()
                : remove.stream()
                        .map(label -> label.strip().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList();
        double score = minimumScore == null ? defaults.minimumScore() : minimumScore;
        S3Location finished = Places.finished(
                NAME, source, output, Places.finishedType(photo.facts().mediaType()), defaults.buckets());
        return new Plan(
                Boolean.TRUE.equals(listObjects),
                labels,
                score,
                ownMasks.stream().map(Picture::of).toList(),
                output != null && output.key() != null ? finished : Places.base(finished, output),
                Boolean.TRUE.equals(again),
                Fingerprint.of(
                                photo.eTag(),
                                labels.toString(),
                                Double.toString(score),
                                ownMasks.stream()
                                        .map(Photo.Accepted::eTag)
                                        .toList()
                                        .toString(),
                                String.valueOf(listObjects))
                        .hex());
    }
}
