package dev.photinus.function.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.input.ManifestEntry.Asked;
import dev.photinus.function.input.ManifestEntry.Unreadable;
import java.io.BufferedReader;
import java.io.IOException;

/** A manifest in JSON Lines: each line has the shape of the workflow's input. */
final class JsonLinesManifest {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private JsonLinesManifest() {}

    static void read(BufferedReader text, Manifest.Entries entries) throws IOException {
        Lines lines = new Lines(text, Manifest.LONGEST_LINE);
        long number = 1;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                entries.take(entry(number, line));
            }
            number++;
        }
    }

    private static ManifestEntry entry(long number, String line) {
        if (line.length() > Manifest.LONGEST_LINE) {
            return new Unreadable(number, "it has more than " + Manifest.LONGEST_LINE + " characters");
        }
        try {
            if (JSON.<JsonNode>readValue(line) instanceof ObjectNode input) {
                return new Asked(number, input);
            }
        } catch (JsonProcessingException e) {
            return new Unreadable(number, "it is not JSON");
        }
        return new Unreadable(number, "it must be a JSON object such as {\"source\": \"ada.jpg\"}");
    }
}
