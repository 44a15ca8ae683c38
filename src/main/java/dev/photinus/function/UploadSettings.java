package dev.photinus.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.input.InvalidInputException;
import dev.photinus.function.input.Workflow;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the settings of an upload: the workflow's input without {@code source}, from the nearest {@code settings.json} upwards in the
 * photo's folder and those around it, up to the workflow's. So teams and projects can share a bucket. Without the file, the
 * settings are empty.
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
     * A settings file that is there.
     *
     * @param key in the photo's bucket
     */
    record Settings(String key, String content) {}

    /** The settings file that applies to a photo under {@code workflow}'s folder. */
    Optional<Settings> nearest(S3Location photo, Workflow workflow) {
        int end = photo.key().lastIndexOf('/');
        while (end >= workflow.incoming().length() - 1) {
            String key = photo.key().substring(0, end + 1) + FILE;
            Optional<byte[]> content = objects.read(new S3Location(photo.bucket(), key));
            if (content.isPresent()) {
                return Optional.of(new Settings(key, new String(content.get(), StandardCharsets.UTF_8)));
            }
            end = photo.key().lastIndexOf('/', end - 1);
        }
        return Optional.empty();
    }

    /**
     * An execution's input without its photo.
     *
     * @throws InvalidInputException if the file is no JSON object, or sets what is each photo's own
     */
    ObjectNode read(Settings settings) throws InvalidInputException {
        if (!(parse(settings.content()) instanceof ObjectNode object)) {
            throw new InvalidInputException("it must be a JSON object");
        }
        if (object.has("source") || object.path("output").has("key")) {
            throw new InvalidInputException("\"source\" and \"output.key\" are each photo's own: leave them out");
        }
        return object;
    }

    private JsonNode parse(String file) throws InvalidInputException {
        try {
            return json.readTree(file);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException("it is not JSON");
        }
    }
}
