package dev.photinus.storage;

import java.io.EOFException;

/**
 * PNG: the chunks up to the first of pixels, and the end chunk.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition</a>
 */
final class PngHeader {

    static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

    private static final int TAIL = 1024;

    private PngHeader() {}

    static ImageFacts read(ImageBytes bytes) throws BrokenImageException, EOFException {
        if (!hasEnd(bytes)) {
            throw new BrokenImageException("the file is cut off in the middle of the picture; copy it again");
        }
        if (!bytes.has(12, "IHDR")) {
            throw new BrokenImageException("it begins like a PNG, but its header is damaged");
        }
        return ImageFacts.stored("image/png", bytes.u32(16), bytes.u32(20), orientation(bytes));
    }

    private static int orientation(ImageBytes bytes) throws EOFException {
        for (long chunk = 8;
                !bytes.has(chunk + 4, "IDAT") && !bytes.has(chunk + 4, "IEND");
                chunk += 12 + bytes.u32(chunk)) {
            if (bytes.has(chunk + 4, "eXIf")) {
                return TiffHeader.orientation(bytes, chunk + 8);
            }
        }
        return 1;
    }

    private static boolean hasEnd(ImageBytes bytes) throws EOFException {
        for (long i = bytes.size() - 8; i >= Math.max(8, bytes.size() - TAIL); i--) {
            if (bytes.has(i, "IEND\u00aeB`\u0082")) {
                return true;
            }
        }
        return false;
    }
}
