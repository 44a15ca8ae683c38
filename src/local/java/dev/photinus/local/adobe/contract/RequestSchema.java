package dev.photinus.local.adobe.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * The request body of one operation: a JSON Schema in {@code adobe/contract} that holds the facts of Adobe's OpenAPI file, closed
 * against unknown properties, and the record that a valid body becomes.
 *
 * @param <T> the record
 */
public final class RequestSchema<T> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build();

    private final CompletableFuture<JsonSchema> schema;
    private final Class<T> type;

    private RequestSchema(CompletableFuture<JsonSchema> schema, Class<T> type) {
        this.schema = schema;
        this.type = type;
    }

    /** Reads {@code adobe/contract/<name>.schema.json} from the class path, in the background: the first schema takes a few hundred milliseconds. */
    public static <T> RequestSchema<T> of(String name, Class<T> type) {
        return new RequestSchema<>(CompletableFuture.supplyAsync(() -> load(name)), type);
    }

    private static JsonSchema load(String name) {
        String resource = "/adobe/contract/" + name + ".schema.json";
        try (InputStream in = RequestSchema.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no " + resource + " on the class path");
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in, CONFIG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with {@code body}; empty when nothing is. */
    public List<Problem> problems(JsonNode body) {
        return schema.join().validate(body).stream().map(RequestSchema::problem).toList();
    }

    /**
     * The body as a record.
     *
     * @throws Refusal when the body is empty, no JSON, or against the schema
     */
    public T read(Family family, byte[] body) {
        if (body.length == 0) {
            throw Refusal.violation(
                    400,
                    family == Family.FIREFLY ? "empty_input_body" : family.malformedBodyCode(),
                    "The request has no body.");
        }
        JsonNode tree = parse(family, body);
        List<Problem> problems = problems(tree);
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
        try {
            return JSON.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw Refusal.invalid(Problem.value(e.getOriginalMessage(), "body"));
        }
    }

    private static JsonNode parse(Family family, byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw Refusal.violation(
                    400, family.malformedBodyCode(), "The body is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem problem(ValidationMessage fault) {
        List<Object> location = new ArrayList<>();
        location.add("body");
        JsonNodePath path = fault.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            location.add(path.getElement(i));
        }
        if (fault.getProperty() != null) {
            location.add(fault.getProperty());
        }
        String message = String.valueOf(fault.getMessage()).replaceFirst("^[^ ]*: ", "");
        return new Problem(List.copyOf(location), message, typeOf(String.valueOf(fault.getType())));
    }

    private static String typeOf(String keyword) {
        return switch (keyword) {
            case "required" -> "value_error.missing";
            case "additionalProperties", "unevaluatedProperties" -> "value_error.extra";
            case "enum" -> "type_error.enum";
            case "type" -> "type_error";
            default -> "value_error." + keyword.toLowerCase(Locale.ROOT);
        };
    }
}
