package dev.photinus.local.adobe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** One of Adobe's OpenAPI files, read as JSON Schemas. */
public final class OpenApi {
    private static final JsonMapper JSON = new JsonMapper();
    /** Words of OpenAPI 3.0 that JSON Schema does not have, has in another form, or that say nothing about validity. */
    private static final Set<String> LEFT_OUT = Set.of(
            "description",
            "title",
            "example",
            "examples",
            "default",
            "deprecated",
            "discriminator",
            "format",
            "exclusiveMinimum",
            "exclusiveMaximum");

    private final JsonNode file;

    public OpenApi(Path file) throws IOException {
        this.file = JSON.readTree(file.toFile());
    }

    /** What a request body may be, to the letter: objects are closed against properties that the file does not know. */
    public JsonSchema request(String path) {
        JsonNode schema = operation("post", path).at("/requestBody/content/application~1json/schema");
        return compiled(flattened(schema, true));
    }

    /** What an answer's body must be; callers have to live with properties that the file does not know. */
    public JsonSchema response(String method, String path, int status) {
        JsonNode schema = operation(method, path).at("/responses/" + status + "/content/application~1json/schema");
        if (schema.isMissingNode()) {
            throw new AssertionError("The file describes no " + status + " for " + method + " " + path);
        }
        return compiled(flattened(schema, false));
    }

    /** A schema by its name. */
    public JsonSchema schema(String name) {
        return compiled(flattened(file.at("/components/schemas/" + name), false));
    }

    private JsonNode operation(String method, String path) {
        return file.path("paths").path(path).path(method);
    }

    private static JsonSchema compiled(JsonNode schema) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }

    /** References resolved and {@code allOf} merged, so that a closed object knows all of its properties. */
    private ObjectNode flattened(JsonNode schema, boolean closed) {
        ObjectNode flat = JsonNodeFactory.instance.objectNode();
        merge(schema, flat, closed);
        if (closed && flat.has("properties")) {
            flat.put("additionalProperties", false);
        }
        return flat;
    }

    private void merge(JsonNode schema, ObjectNode into, boolean closed) {
        if (schema.has("$ref")) {
            merge(file.at(schema.get("$ref").asText().substring(1)), into, closed);
        }
        schema.path("allOf").forEach(part -> merge(part, into, closed));
        schema.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "$ref", "allOf" -> {}
                case "properties" ->
                    value.properties().forEach(property -> into.withObject("/properties")
                            .set(property.getKey(), flattened(property.getValue(), closed)));
                case "items" -> into.set("items", flattened(value, closed));
                // The kinds of an output differ by a discriminator, not by their form: "one of" would never hold.
                case "oneOf", "anyOf" -> {
                    ArrayNode any = into.putArray("anyOf");
                    value.forEach(kind -> any.add(flattened(kind, closed)));
                }
                case "required" -> {
                    ArrayNode required = into.withArray("required");
                    Set<String> known =
                            required.valueStream().map(JsonNode::asText).collect(Collectors.toSet());
                    value.forEach(name -> {
                        if (known.add(name.asText())) {
                            required.add(name.asText());
                        }
                    });
                }
                default -> {
                    if (!LEFT_OUT.contains(entry.getKey()) && !entry.getKey().startsWith("x-")) {
                        into.set(entry.getKey(), value);
                    }
                }
            }
        });
    }
}
