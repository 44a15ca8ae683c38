package dev.photinus.storage;

import java.io.EOFException;

/** The bytes of an image, read here and there rather than from end to end. */
interface ImageBytes {

    /** In bytes. */
    long size();

    /**
     * The byte at an offset, 0 to 255.
     *
     * @throws EOFException if there is none: the image is cut off
     */
    int at(long offset) throws EOFException;

    /** Two bytes, big-endian. */
    default int u16(long offset) throws EOFException {
        return at(offset) << 8 | at(offset + 1);
    }

    /** Four bytes, big-endian. */
    default long u32(long offset) throws EOFException {
        return (long) u16(offset) << 16 | u16(offset + 2);
    }

    /** Whether Latin-1 text stands at an offset. */
    default boolean has(long offset, String text) throws EOFException {
        for (int i = 0; i < text.length(); i++) {
            if (offset + i >= size() || at(offset + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
