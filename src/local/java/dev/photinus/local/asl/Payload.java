package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The size of what passes between states.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Service quotas</a>
 */
final class Payload {

    /** 256 KiB of UTF-8. */
    static final int MAX_BYTES = 262_144;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Payload() {}

    /** The same payload, if it is not too large; otherwise <code>States.DataLimitExceeded</code>. */
    static JsonNode checked(JsonNode payload, String what) {
        if (size(payload) > MAX_BYTES) {
            throw new StateFailure(
                    ErrorNames.DATA_LIMIT_EXCEEDED,
                    what + " has a size exceeding the maximum number of bytes service limit (262144).");
        }
        return payload;
    }

    /** Bytes of the payload as UTF-8 text. */
    static long size(JsonNode payload) {
        Counter counter = new Counter();
        try {
            JSON.writeValue(counter, payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counter.bytes;
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
        }
    }
}
