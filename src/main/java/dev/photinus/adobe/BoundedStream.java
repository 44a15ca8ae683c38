package dev.photinus.adobe;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What another host sends, as long as it is not too much and does not take too long. */
final class BoundedStream extends InputStream {

    private final InputStream bytes;
    private final long most;
    private final Duration longest;
    private final LongSupplier nanoTime;
    private final long began;
    private long read;

    /**
     * @param most bytes, at least 0
     * @param nanoTime such as {@link System#nanoTime()}
     */
    BoundedStream(InputStream bytes, long most, Duration longest, LongSupplier nanoTime) {
        this.bytes = bytes;
        this.most = most;
        this.longest = longest;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    /**
     * @throws AdobeException.Rejected if there is more than may be
     * @throws AdobeException.Passing if it takes longer than it may
     */
    @Override
    public int read() throws IOException {
        int one = bytes.read();
        check(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = bytes.read(buffer, offset, length);
        check(Math.max(0, count));
        return count;
    }

    private void check(int more) {
        read += more;
        if (read > most) {
            throw tooLarge(most);
        }
        if (nanoTime.getAsLong() - began > longest.toNanos()) {
            throw new AdobeException.Passing(
                    "A result was not there after " + longest.toSeconds() + " s: its host is too slow", null);
        }
    }

    static AdobeException.Rejected tooLarge(long most) {
        return new AdobeException.Rejected(
                200, "result_too_large", "The result has more than " + (most >> 20) + " MB; no picture of Adobe's has");
    }

    @Override
    public int available() throws IOException {
        return bytes.available();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
