package dev.photinus.function.input;

import dev.photinus.adobe.Generation;
import dev.photinus.adobe.firefly.SynchronousFillRequest;
import dev.photinus.storage.ImageFacts;
import org.jspecify.annotations.Nullable;

/** Whether a mask can be one of a photo, by its size. */
final class Shape {

    /** Rounding to whole pixels makes sizes of the same shape differ a little. */
    private static final double TOLERANCE = 0.01;

    private Shape() {}

    /** Why the legacy fill wouldn't take a mask of this size, which is the photo's; null where it would. */
    static @Nullable String tooSmall(ImageFacts picture, WorkflowDefaults defaults) {
        int least = SynchronousFillRequest.SMALLEST_MASK;
        return defaults.fill() == Generation.CURRENT || Math.max(picture.width(), picture.height()) >= least
                ? null
                : "it is %d × %d pixels; the legacy fill takes masks from %d pixels on, and a photo's mask has its size"
                        .formatted(picture.width(), picture.height(), least);
    }

    static boolean isSame(ImageFacts photo, ImageFacts mask) {
        double ratio = ((double) photo.width() / photo.height()) / ((double) mask.width() / mask.height());
        return Math.abs(ratio - 1) <= TOLERANCE;
    }

    /** A sentence about a mask of another shape, without its name. */
    static String difference(ImageFacts photo, ImageFacts mask) {
        return "it is %d × %d pixels and the photo %d × %d: a mask has the shape of its photo"
                .formatted(mask.width(), mask.height(), photo.width(), photo.height());
    }
}
