package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One entry of a table of state machines. */
record Example(String name, JsonNode fields, String definition) {

    private static final ObjectMapper YAML = new YAMLMapper();

    /** The entries of a file under <code>asl/</code> of the test resources. */
    static List<Example> of(String file) throws IOException {
        List<Example> examples = new ArrayList<>();
        Map<String, String> definitions = new HashMap<>();
        for (JsonNode fields : read(file)) {
            String definition = fields.has("machineOf")
                    ? definitions.get(fields.get("machineOf").asText())
                    : definition(fields);
            if (definition == null) {
                throw new IOException(file + ": no machine for " + fields.get("name"));
            }
            if (fields.has("id")) {
                definitions.put(fields.get("id").asText(), definition);
            }
            examples.add(new Example(fields.get("name").asText(), fields, definition));
        }
        return examples;
    }

    private static JsonNode read(String file) throws IOException {
        try (InputStream table = Example.class.getResourceAsStream("/asl/" + file)) {
            if (table == null) {
                throw new IOException("no test resource asl/" + file);
            }
            return YAML.readTree(table);
        }
    }

    private static String definition(JsonNode fields) {
        if (fields.has("machine")) {
            return fields.get("machine").toString();
        }
        ObjectNode machine = YAML.createObjectNode().put("QueryLanguage", "JSONata");
        machine.put("StartAt", fields.get("states").fieldNames().next());
        return machine.set("States", fields.get("states")).toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
