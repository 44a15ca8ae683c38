package dev.photinus.local.adobe.operation;

import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.InputUrl;
import dev.photinus.local.adobe.contract.Problem;
import dev.photinus.local.adobe.contract.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a fill is asked to do, whichever of its two forms asked.
 *
 * @param mask white where something is to be painted
 * @param invert whether it is black there instead
 * @param leastMaskSide pixels that the larger side of the mask must have
 * @param seeds one for each output
 * @param size of the outputs; null for that of {@link Size#NAMED} which is nearest to the photo's shape
 */
record Fill(
        Input image,
        Input mask,
        boolean invert,
        int leastMaskSide,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        List<Long> seeds,
        @Nullable Size size) {

    /** One of the two is given. */
    record Source(@Nullable String url, @Nullable String uploadId) {}

    /** Pixels. */
    record Size(int width, int height) {
        /** What Adobe makes where no size is asked for. */
        static final Size DEFAULT = new Size(2048, 2048);

        /** What the synchronous fill's file names: square, landscape, portrait, wide. */
        static final List<Size> NAMED =
                List.of(DEFAULT, new Size(2304, 1792), new Size(1792, 2304), new Size(2688, 1536));

        /** The one nearest to a picture's shape. */
        static Size nearest(int width, int height) {
            return NAMED.stream()
                    .min(Comparator.comparingDouble(
                            size -> Math.abs(Math.log((double) size.width() / size.height() * height / width))))
                    .orElse(DEFAULT);
        }
    }

    /**
     * A picture that goes into the fill.
     *
     * @param location of its source in the request
     */
    record Input(Source source, List<Object> location) {

        static Input of(Source source, Object... location) {
            return new Input(source, List.of(location));
        }

        /** The place of a property of the source. */
        Object[] at(String property) {
            List<Object> steps = new ArrayList<>(location);
            steps.add(property);
            return steps.toArray();
        }

        /** Throws a {@link Refusal} when its URL is none that Adobe reads. */
        void check(Family family) {
            if (source.url() != null) {
                InputUrl.checked(family, source.url(), at("url"));
            }
        }
    }

    /**
     * The seeds as given, or as many as there shall be variations, drawn by chance.
     *
     * @throws Refusal when both are given and differ in number
     */
    static List<Long> seeds(@Nullable List<Long> given, @Nullable Integer variations) {
        if (given == null) {
            return ThreadLocalRandom.current()
                    .longs(1, 1_000_000)
                    .distinct()
                    .limit(variations == null ? 1 : variations)
                    .boxed()
                    .toList();
        }
        if (variations != null && variations != given.size()) {
            throw Refusal.invalid(Problem.value(
                    "the number of seeds (" + given.size() + ") must equal numVariations (" + variations + ")",
                    "body",
                    "seeds"));
        }
        return given;
    }
}
