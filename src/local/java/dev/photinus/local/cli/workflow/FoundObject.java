package dev.photinus.local.cli.workflow;

/**
 * Something that Adobe sees on a photo.
 *
 * @param label Adobe's word for it, such as {@code dog}
 * @param score how sure Adobe is, 0 to 1
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop: mask objects</a>
 */
public record FoundObject(String label, double score, BoundingBox boundingBox) {

    /** In pixels from the upper left corner of the photo. */
    public record BoundingBox(double x, double y, double width, double height) {}
}
