package dev.photinus.local.adobe.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What goes back: a status, headers, and a body that may be empty.
 *
 * @param promised the body's length as it is told beforehand; the connection breaks where there is less
 */
@SuppressWarnings("ArrayRecordComponent") // passed along, never compared
public record Answer(int status, Map<String, String> headers, byte[] body, int promised) {

    /** A JSON answer. */
    public static Answer json(int status, JsonNode body) {
        return of(status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** An answer of any media type. */
    public static Answer of(int status, String mediaType, byte[] body) {
        return new Answer(status, Map.of("Content-Type", mediaType), body, body.length);
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0], 0);
    }

    /** The same answer with more headers. */
    public Answer with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Answer(status, Map.copyOf(all), body, promised);
    }

    /** Half of it, and nothing that says so. */
    Answer truncated() {
        byte[] half = Arrays.copyOf(body, body.length / 2);
        return new Answer(status, headers, half, half.length);
    }

    /** Half of it, and then the connection breaks. */
    Answer brokenOff() {
        return new Answer(status, headers, Arrays.copyOf(body, body.length / 2), body.length);
    }
}
