package dev.photinus.storage;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an image's header says.
 *
 * @param mediaType such as {@code image/jpeg}
 * @param width of the picture as it is looked at, in pixels: EXIF orientation is taken into account
 * @param height likewise
 * @param orientation EXIF's, 1 to 8; 1 where nothing is said
 */
@RegisterForReflection
public record ImageFacts(String mediaType, int width, int height, int orientation) {

    /** From the size that is stored, which a quarter turn swaps. */
    static ImageFacts stored(String mediaType, long width, long height, int orientation) throws BrokenImageException {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new BrokenImageException("its header gives no size");
        }
        int known = orientation >= 1 && orientation <= 8 ? orientation : 1;
        return known >= 5
                ? new ImageFacts(mediaType, (int) height, (int) width, known)
                : new ImageFacts(mediaType, (int) width, (int) height, known);
    }
}
