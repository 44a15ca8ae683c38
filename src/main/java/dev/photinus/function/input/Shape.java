package dev.photinus.function.input;

import dev.photinus.storage.ImageFacts;

/** Whether a mask can be one of a photo. */
final class Shape {

    /** Rounding to whole pixels makes sizes of the same shape differ a little. */
    private static final double TOLERANCE = 0.01;

    private Shape() {}

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
