package dev.photinus.function.input;

import static dev.photinus.function.input.Requirements.requirePlaceOfItsOwn;
import static dev.photinus.function.input.Requirements.requireRoom;
import static dev.photinus.function.input.Requirements.requireSource;

import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.adobe.firefly.FillSize;
import dev.photinus.storage.ImageFacts;
import dev.photinus.storage.Photo;
import dev.photinus.storage.S3Location;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input of the workflow {@code product}. {@code source} is all it needs.
 *
 * @param source the photo
 * @param background the scene to paint around the product
 * @param output where the finished picture goes
 * @param again whether to make it again where it is finished already: the same photo, with the same settings
 */
@RegisterForReflection
public record ProductInput(
        S3Location source, @Nullable Background background, @Nullable Output output, @Override @Nullable Boolean again)
        implements WorkflowInput {

    private static final String NAME = "product";

    /**
     * @param negativePrompt empty where nothing is to be avoided
     * @param seeds one for each variation
     * @param size that Firefly is to fill; the legacy generation takes none
     * @param outputs where the finished pictures go, one for each variation
     * @param mediaType of the finished pictures
     * @param cutout where the cutout goes, a transparent PNG, without extension
     * @param again whether jobs that are paid for already are to be submitted anew
     */
    @RegisterForReflection
    public record Plan(
            String prompt,
            String negativePrompt,
            List<Long> seeds,
            FillRequest.Size size,
            List<S3Location> outputs,
            String mediaType,
            S3Location cutout,
            boolean again,
            String fingerprint)
            implements WorkflowPlan {

        @Override
        public S3Location result() {
            return outputs.get(0);
        }

        @Override
        public List<String> notes(ImageFacts photo, WorkflowDefaults defaults) {
            return ResultNotes.of(photo, size, mediaType, defaults);
        }
    }

    @Override
    public void check(StackBuckets buckets) throws InvalidInputException {
        requireSource(source, buckets);
        if (background != null) {
            background.check();
        }
        if (output != null) {
            output.check(buckets);
        }
        requirePlaceOfItsOwn(NAME, source, output, buckets);
        requireRoom(Places.finished(NAME, source, output, Places.finishedType(""), buckets));
    }

    @Override
    public @Nullable String misfit(ImageFacts photo, WorkflowDefaults defaults) {
        return Shape.tooSmall(photo, defaults);
    }

    @Override
    public List<S3Location> askedPlaces(StackBuckets buckets) {
        return Places.asked(output, Background.orUnsaid(background).count(), true, buckets);
    }

    @Override
    public Plan plan(Photo.Accepted photo, List<Photo.Accepted> ownMasks, WorkflowDefaults defaults) {
        Background wished = Background.orUnsaid(background);
        String prompt = wished.promptOr(defaults.productPrompt());
        List<Long> seeds = wished.seedsFor(prompt);
        String mediaType = Places.finishedType(photo.facts().mediaType());
        S3Location finished = Places.finished(NAME, source, output, mediaType, defaults.buckets());
        return new Plan(
                prompt,
                wished.negativePromptOrEmpty(),
                seeds,
                FillSize.nearest(photo.facts().width(), photo.facts().height()).size(),
                Places.numbered(finished, seeds.size()),
                mediaType,
                Places.base(finished, output).withSuffix("-cutout"),
                Boolean.TRUE.equals(again),
                Fingerprint.of(photo.eTag(), prompt, wished.negativePromptOrEmpty(), seeds.toString(), mediaType)
                        .hex());
    }
}
