package dev.photinus.function.input;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.adobe.Generation;
import dev.photinus.storage.ImageFacts;
import dev.photinus.storage.Photo;
import dev.photinus.storage.S3Location;
import java.io.IOException;
import java.util.Optional;

/** Inputs as tests write them, and photos that nobody had to make. */
final class InputJson {

    /** The stack's own bucket is {@code photos}. */
    static final StackBuckets BUCKETS = new StackBuckets("photos", Optional.of("source"), Optional.of("results"), true);

    static final WorkflowDefaults DEFAULTS = defaults(Generation.CURRENT);

    private static final ObjectMapper JSON = new ObjectMapper();

    private InputJson() {}

    /** @param json with apostrophes for quotes, and SOURCE for a photo */
    static <T extends WorkflowInput> T read(String json, Class<T> type) throws InvalidInputException, IOException {
        return WorkflowInput.read(
                JSON.readTree(json.replace("SOURCE", "{'bucket': 'photos', 'key': 'ada.jpg'}")
                        .replace('\'', '"')),
                type,
                BUCKETS);
    }

    static WorkflowDefaults defaults(Generation fill) {
        return new WorkflowDefaults("a studio", "a table", 0.5, fill, BUCKETS);
    }

    static Photo.Accepted photo(String key, String mediaType, String eTag, int width, int height) {
        return new Photo.Accepted(
                new S3Location("photos", key), eTag, 100_000, new ImageFacts(mediaType, width, height, 1));
    }

    static Photo.Accepted photo(String key, String mediaType, String eTag) {
        return photo(key, mediaType, eTag, 1200, 1500);
    }
}
