package dev.photinus.storage;

import java.io.EOFException;

/** An image without a bucket, which counts how often it is asked for a byte. */
final class InMemory implements ImageBytes {

    private final byte[] bytes;
    private int asked;

    InMemory(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public int at(long offset) throws EOFException {
        asked++;
        if (offset < 0 || offset >= bytes.length) {
            throw new EOFException();
        }
        return bytes[(int) offset] & 0xff;
    }

    /** How many bytes it was asked for. */
    int asked() {
        return asked;
    }
}
