package dev.photinus.local.cli.report;

import java.util.Base64;

/**
 * A small JPEG of a picture, upright, that can stand inside a page.
 *
 * @param width in pixels
 * @param height in pixels
 * @param scale pixels of the preview for each of the picture's own; 1 at most
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record Preview(byte[] jpeg, int width, int height, double scale) {

    /** As a URL that holds the picture itself. */
    public String dataUri() {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg);
    }
}
