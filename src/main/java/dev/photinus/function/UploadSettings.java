package dev.photinus.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.input.InvalidInputException;
import dev.photinus.function.input.Workflow;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/**
 * What else an uploaded photo's execution is given: the workflow's input without {@code source}, in a file {@code settings.json} in
 * the workflow's folder. Without the file, a photo is all there is.
 */
@ApplicationScoped
class UploadSettings {

    /** The file's name. */
    static final String FILE = "settings.json";

    private final ObjectStore objects;
    private final ObjectMapper json;

    UploadSettings(ObjectStore objects, ObjectMapper json) {
        this.objects = objects;
        this.json = json;
    }

    /**
     * An execution's input but for its photo.
     *
     * @throws InvalidInputException if the file is none, or says what is each photo's own
     */
    ObjectNode read(String bucket, Workflow workflow) throws InvalidInputException {
        Optional<byte[]> file = objects.read(new S3Location(bucket, workflow.incoming() + FILE));
        if (file.isEmpty()) {
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode settings = parse(file.get());
        if (!(settings instanceof ObjectNode object)) {
            throw new InvalidInputException("it must be a JSON object");
        }
        if (object.has("source") || object.path("output").has("key")) {
            throw new InvalidInputException("\"source\" and \"output.key\" are each photo's own: leave them out");
        }
        return object;
    }

    private JsonNode parse(byte[] file) throws InvalidInputException {
        try {
            return json.readTree(file);
        } catch (IOException e) {
            throw new InvalidInputException("it is not JSON");
        }
    }
}
