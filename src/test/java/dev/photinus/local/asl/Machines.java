package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** State machines and JSON in few words: YAML, of which JSON is a part. */
final class Machines {

    private static final ObjectMapper YAML = new YAMLMapper();

    private Machines() {}

    static StateMachine machine(String definition) {
        return StateMachine.load(
                "example", json("QueryLanguage: JSONata\n" + definition).toString(), Map.of());
    }

    static JsonNode json(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
