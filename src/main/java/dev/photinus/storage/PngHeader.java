package dev.photinus.storage;

import java.io.EOFException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PNG's chunks up to the first of pixels, and checks that no chunk of pixels is cut off. Anything may follow the end chunk.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition</a>
 */
final class PngHeader {

    static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    static final String NO_END = "its end chunk is missing, so the lower part of the picture may be, too";

    /** Up to the end of the header chunk. */
    private static final int SMALLEST = 33;

    private static final int TAIL = 32 * 1024;
    private static final int BLOCK = 32 * 1024;
    private static final int BUFFER = 4 * 1024;

    /** Chunks of pixels may have 8 KB each: where many follow, only so many blocks of the file are looked at for them. */
    private static final int MOST_BLOCKS = 64;

    private static final String CUT_OFF = "the file is cut off in the middle of the picture; copy it again";
    private static final String DAMAGED = "it begins like a PNG, but its chunks are damaged: export it again";

    private final ImageBytes bytes;

    private PngHeader(ImageBytes bytes) {
        this.bytes = bytes;
    }

    static ImageFacts read(ImageBytes bytes) throws BrokenImageException, EOFException {
        bytes.at(SMALLEST - 1);
        if (!bytes.has(12, "IHDR")) {
            throw new BrokenImageException(DAMAGED);
        }
        PngHeader png = new PngHeader(bytes);
        int orientation = 0;
        long chunk = 8;
        while (!bytes.has(chunk + 4, "IDAT")) {
            if (bytes.has(chunk + 4, "IEND")) {
                throw new BrokenImageException("it begins like a PNG, but has no picture in it: export it again");
            }
            if (orientation == 0 && bytes.has(chunk + 4, "eXIf")) {
                orientation = TiffDirectory.orientation(bytes, chunk + 8);
            }
            chunk = png.next(chunk);
        }
        return ImageFacts.stored("image/png", bytes.u32(16), bytes.u32(20), orientation, png.warning(chunk));
    }

    /**
     * Where the next chunk begins.
     *
     * @throws BrokenImageException if there is no chunk here
     */
    private long next(long chunk) throws BrokenImageException, EOFException {
        if (!isChunk(chunk)) {
            throw new BrokenImageException(DAMAGED);
        }
        return chunk + 12 + bytes.u32(chunk);
    }

    /** A chunk's type is four letters. */
    private boolean isChunk(long chunk) throws EOFException {
        for (int i = 4; i < 8; i++) {
            int letter = bytes.at(chunk + i) | 0x20;
            if (letter < 'a' || letter > 'z') {
                return false;
            }
        }
        return true;
    }

    private @Nullable String warning(long firstPixels) throws BrokenImageException, EOFException {
        long tail = Math.max(firstPixels, bytes.size() - TAIL);
        if (last("IEND\u00aeB`\u0082", tail) >= 0) {
            return null;
        }
        long chunk = firstPixels;
        long pixels = firstPixels;
        long block = -1;
        for (int blocks = 0; blocks < MOST_BLOCKS; ) {
            if (chunk + 8 > bytes.size() || !isChunk(chunk)) {
                return withoutEnd(firstPixels, pixels);
            }
            if (bytes.has(chunk + 4, "IEND")) {
                return null;
            }
            requireWhole(chunk);
            pixels = bytes.has(chunk + 4, "IDAT") ? chunk : pixels;
            chunk = next(chunk);
            blocks += chunk / BLOCK == block ? 0 : 1;
            block = chunk / BLOCK;
        }
        long lastPixels = last("IDAT", tail);
        if (lastPixels < 0) {
            return null;
        }
        requireWhole(lastPixels - 4);
        return next(lastPixels - 4) + 8 > bytes.size() ? withoutEnd(firstPixels, lastPixels - 4) : null;
    }

    /**
     * The warning about a file that ends behind a whole chunk of pixels. Encoders fill each of these chunks but the last, from a
     * buffer of a multiple of 4 KB: where the last in the file is full, more are missing.
     */
    private String withoutEnd(long firstPixels, long lastPixels) throws BrokenImageException, EOFException {
        long length = bytes.u32(lastPixels);
        if (lastPixels > firstPixels ? length >= bytes.u32(firstPixels) : length > 0 && length % BUFFER == 0) {
            throw new BrokenImageException(CUT_OFF);
        }
        return NO_END;
    }

    private void requireWhole(long chunk) throws BrokenImageException, EOFException {
        if (bytes.has(chunk + 4, "IDAT") && chunk + 8 + bytes.u32(chunk) > bytes.size()) {
            throw new BrokenImageException(CUT_OFF);
        }
    }

    /** Where a text last stands behind an offset; -1 where it does not. */
    private long last(String text, long from) throws EOFException {
        for (long i = bytes.size() - text.length(); i >= from; i--) {
            if (bytes.has(i, text)) {
                return i;
            }
        }
        return -1;
    }
}
