package dev.photinus.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What an image's header says.
 *
 * @param mediaType such as {@code image/jpeg}
 * @param width of the picture as it is looked at, in pixels: EXIF orientation is taken into account
 * @param height likewise
 * @param orientation EXIF's, 1 to 8; 1 where nothing is said
 * @param warning what may be wrong with the picture, in words that go on after its name; null for nothing
 */
@RegisterForReflection
public record ImageFacts(
        String mediaType,
        int width,
        int height,
        int orientation,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String warning) {

    /** Facts about a picture that nothing seems wrong with. */
    public ImageFacts(String mediaType, int width, int height, int orientation) {
        this(mediaType, width, height, orientation, null);
    }

    /** From the size that is stored, which a quarter turn swaps. */
    static ImageFacts stored(String mediaType, long width, long height, int orientation, @Nullable String warning)
            throws BrokenImageException {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw new BrokenImageException("its header gives no size");
        }
        int known = orientation >= 1 && orientation <= 8 ? orientation : 1;
        return known >= 5
                ? new ImageFacts(mediaType, (int) height, (int) width, known, warning)
                : new ImageFacts(mediaType, (int) width, (int) height, known, warning);
    }
}
