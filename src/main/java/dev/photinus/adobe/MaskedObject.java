package dev.photinus.adobe;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What a mask of {@code mask-objects} shows.
 *
 * @param label Adobe's word for it, such as {@code dog}
 * @param score how sure Adobe is, 0 to 1
 * @param boundingBox where it is
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop: mask objects</a>
 */
@RegisterForReflection
public record MaskedObject(String label, double score, BoundingBox boundingBox) {

    /** In pixels from the upper left corner of the photo. */
    @RegisterForReflection
    public record BoundingBox(double x, double y, double width, double height) {}
}
