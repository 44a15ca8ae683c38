package dev.photinus.local.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.Optional;

/** Events and answers as bytes. */
final class JsonPayload {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonPayload() {}

    static byte[] write(JsonNode event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new IllegalArgumentException("The event cannot be written as JSON", e);
        }
    }

    /** Empty if it is not JSON; a function that returns nothing answers with no bytes. */
    static Optional<JsonNode> read(byte[] payload) {
        if (payload.length == 0) {
            return Optional.of(NullNode.getInstance());
        }
        try {
            return Optional.of(JSON.readTree(payload));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
