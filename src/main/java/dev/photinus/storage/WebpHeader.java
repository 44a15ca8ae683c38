package dev.photinus.storage;

import java.io.EOFException;

/**
 * WebP: the size of the whole, and the chunks that tell the picture's size and orientation.
 *
 * @see <a href="https://developers.google.com/speed/webp/docs/riff_container">WebP container</a>
 */
final class WebpHeader {

    private static final int EXIF_FLAG = 0x08;

    private WebpHeader() {}

    static ImageFacts read(ImageBytes bytes) throws BrokenImageException, EOFException {
        if (little(bytes, 4, 4) + 8 > bytes.size()) {
            throw new BrokenImageException("the file is cut off in the middle of the picture; copy it again");
        }
        if (bytes.has(12, "VP8X")) {
            int orientation = (bytes.at(20) & EXIF_FLAG) == 0 ? 1 : orientation(bytes);
            return ImageFacts.stored(
                    "image/webp", little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1, orientation, null);
        }
        if (bytes.has(12, "VP8L")) {
            long bits = little(bytes, 21, 4);
            return ImageFacts.stored("image/webp", (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1, 1, null);
        }
        if (bytes.has(12, "VP8 ")) {
            return ImageFacts.stored(
                    "image/webp", little(bytes, 26, 2) & 0x3fff, little(bytes, 28, 2) & 0x3fff, 1, null);
        }
        throw new BrokenImageException("it begins like a WebP, but its header is damaged");
    }

    private static int orientation(ImageBytes bytes) throws EOFException {
        for (long chunk = 12; chunk + 8 < bytes.size(); ) {
            long length = little(bytes, chunk + 4, 4);
            if (bytes.has(chunk, "EXIF")) {
                boolean prefixed = bytes.has(chunk + 8, "Exif\0\0");
                return TiffDirectory.orientation(bytes, chunk + 8 + (prefixed ? 6 : 0));
            }
            chunk += 8 + length + length % 2;
        }
        return 1;
    }

    private static long little(ImageBytes bytes, long offset, int count) throws EOFException {
        long value = 0;
        for (int i = count - 1; i >= 0; i--) {
            value = value << 8 | bytes.at(offset + i);
        }
        return value;
    }
}
