package dev.photinus.function.input;

import static dev.photinus.function.input.Requirements.requirePlaceOfItsOwn;
import static dev.photinus.function.input.Requirements.requireRoom;
import static dev.photinus.function.input.Requirements.requireSource;

import dev.photinus.adobe.Generation;
import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.adobe.firefly.FillSize;
import dev.photinus.storage.ImageFacts;
import dev.photinus.storage.Photo;
import dev.photinus.storage.S3Location;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The input of the workflow {@code headshot}. {@code source} is all it needs.
 *
 * @param source the photo
 * @param mask of the person, where somebody made one beforehand
 * @param background what to paint behind the person
 * @param output where the finished photo goes
 * @param again whether to make it again where it is finished already: the same photo, with the same settings
 */
@RegisterForReflection
public record HeadshotInput(
        S3Location source,
        @Nullable OwnMask mask,
        @Nullable Background background,
        @Nullable Output output,
        @Override @Nullable Boolean again)
        implements WorkflowInput {

    private static final String NAME = "headshot";

    /**
     * @param negativePrompt empty where nothing is to be avoided
     * @param seeds one for each variation
     * @param size that Firefly is to fill; the legacy generation takes none
     * @param outputs where the finished pictures go, one for each variation
     * @param mediaType of the finished pictures
     * @param ownMask whether there is a mask already
     * @param fillMask that mask; absent where one is to be made
     * @param maskSelects which side of it is white: {@code subject} or {@code background}
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
            boolean ownMask,
            @Nullable Picture fillMask,
            String maskSelects,
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
        if (mask != null) {
            mask.check(buckets);
        }
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
    public List<S3Location> maskLocations() {
        return mask == null ? List.of() : List.of(mask.location(source));
    }

    @Override
    public @Nullable String misfit(ImageFacts photo, WorkflowDefaults defaults) {
        return mask == null ? Shape.tooSmall(photo, defaults) : null;
    }

    @Override
    public @Nullable String misfit(ImageFacts photo, ImageFacts ownMask, WorkflowDefaults defaults) {
        if (!Shape.isSame(photo, ownMask)) {
            return Shape.difference(photo, ownMask);
        }
        String tooSmall = Shape.tooSmall(ownMask, defaults);
        if (defaults.fill() == Generation.CURRENT || tooSmall != null) {
            return tooSmall;
        }
        return side().equals(OwnMask.SUBJECT) && !ownMask.mediaType().equals("image/png")
                ? "the legacy fill paints where a mask is white, so this one has to be inverted, which is done to PNGs only:"
                        + " save it as PNG, or invert it and say \"selects\": \"background\""
                : null;
    }

    private String side() {
        return mask == null ? OwnMask.SUBJECT : mask.side();
    }

    @Override
    public List<S3Location> askedPlaces(StackBuckets buckets) {
        return Places.asked(output, Background.orUnsaid(background).count(), false, buckets);
    }

    @Override
    public Plan plan(Photo.Accepted photo, List<Photo.Accepted> ownMasks, WorkflowDefaults defaults) {
        Background wished = Background.orUnsaid(background);
        String prompt = wished.promptOr(defaults.headshotPrompt());
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
                mask != null,
                ownMasks.isEmpty() ? null : Picture.of(ownMasks.get(0)),
                side(),
                Boolean.TRUE.equals(again),
                Fingerprint.of(
                                photo.eTag(),
                                prompt,
                                wished.negativePromptOrEmpty(),
                                seeds.toString(),
                                mediaType,
                                ownMasks.stream().map(Photo.Accepted::eTag).toList() + side())
                        .hex());
    }
}
