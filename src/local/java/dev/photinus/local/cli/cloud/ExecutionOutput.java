package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.cli.workflow.FoundObject;
import dev.photinus.local.cli.workflow.FoundObject.BoundingBox;
import dev.photinus.local.cli.workflow.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a state machine gives back, whichever it is, and takes the pictures that it names out of the bucket. */
final class ExecutionOutput {

    private final PhotoBucket bucket;
    private final Path folder;

    /** @param folder for what is taken out of the bucket */
    ExecutionOutput(PhotoBucket bucket, Path folder) {
        this.bucket = bucket;
        this.folder = folder;
    }

    Made read(JsonNode output) throws IOException {
        List<Made.Output> outputs = new ArrayList<>();
        for (JsonNode result : output.path("results")) {
            JsonNode seed = result.path("seed");
            outputs.add(new Made.Output(fetch(result), seed.isIntegralNumber() ? seed.asLong() : null));
        }
        List<Made.Mask> masks = new ArrayList<>();
        if (output.path("mask").isObject()) {
            masks.add(mask(output.path("mask")));
        }
        for (JsonNode mask : output.path("masks")) {
            masks.add(mask(mask));
        }
        Path cutout = output.path("cutout").isObject() ? fetch(output.path("cutout")) : null;
        return new Made(List.copyOf(outputs), cutout, List.copyOf(masks), objects(output.path("objects")));
    }

    private Made.Mask mask(JsonNode mask) throws IOException {
        JsonNode label = mask.path("label");
        JsonNode score = mask.path("score");
        return new Made.Mask(
                fetch(mask), label.isTextual() ? label.asText() : null, score.isNumber() ? score.asDouble() : null);
    }

    private static @Nullable List<FoundObject> objects(JsonNode objects) {
        if (!objects.isArray()) {
            return null;
        }
        List<FoundObject> found = new ArrayList<>();
        for (JsonNode object : objects) {
            JsonNode box = object.path("boundingBox");
            found.add(new FoundObject(
                    object.path("label").asText(),
                    object.path("score").asDouble(),
                    new BoundingBox(
                            box.path("x").asDouble(),
                            box.path("y").asDouble(),
                            box.path("width").asDouble(),
                            box.path("height").asDouble())));
        }
        return List.copyOf(found);
    }

    private Path fetch(JsonNode location) throws IOException {
        String key = location.path("key").asText();
        Path file = Files.createTempFile(folder, "result-", suffix(key));
        bucket.get(location.path("bucket").asText(), key, file);
        return file;
    }

    private static String suffix(String key) {
        int dot = key.lastIndexOf('.');
        return dot <= key.lastIndexOf('/') ? "" : key.substring(dot);
    }
}
