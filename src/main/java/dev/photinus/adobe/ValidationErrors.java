package dev.photinus.adobe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.StringJoiner;

/** Adobe's {@code validation_errors[] {loc, msg, type}}, in words. */
final class ValidationErrors {

    private ValidationErrors() {}

    /** For example {@code body.size: not a supported size}. */
    static String describe(JsonNode error) {
        StringJoiner location = new StringJoiner(".");
        error.path("loc").forEach(part -> location.add(part.asText()));
        return location + ": " + error.path("msg").asText();
    }
}
