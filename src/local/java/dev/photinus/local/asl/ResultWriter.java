package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Puts what came of a distributed Map's items into S3, or only into another shape.
 *
 * @param arguments where to write; null to write nothing
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html">ResultWriter</a>
 */
record ResultWriter(@Nullable Template arguments, Transformation transformation, boolean lines) {

    /** What of a succeeded child execution is kept; of others, everything always is. */
    enum Transformation {
        /** Everything about it. */
        NONE,
        /** Its output. */
        COMPACT,
        /** Its output; if that is an array, the elements. */
        FLATTEN
    }

    private static final String PUT = "arn:aws:states:::s3:putObject";

    static ResultWriter read(Fields fields) {
        String resource = fields.word("Resource", List.of(PUT));
        Template arguments = fields.template("Arguments");
        Fields config = fields.object("WriterConfig");
        if (config == null && resource == null) {
            fields.place().refuse("needs \"Resource\" and \"Arguments\", or \"WriterConfig\"");
        } else if ((resource == null) != (arguments == null)) {
            fields.place().refuse("needs \"Resource\" and \"Arguments\" together");
        }
        String transformation =
                config == null ? null : config.word("Transformation", List.of("NONE", "COMPACT", "FLATTEN"));
        String type = config == null ? null : config.word("OutputType", List.of("JSON", "JSONL"));
        if (config != null) {
            config.refuseOthers("a WriterConfig");
            if ("JSONL".equals(type) && resource == null) {
                config.place("OutputType")
                        .refuse("JSONL is for objects in S3: it needs \"Resource\" and \"Arguments\"");
            }
        }
        fields.refuseOthers("a ResultWriter");
        return new ResultWriter(
                arguments,
                transformation == null ? Transformation.NONE : Transformation.valueOf(transformation),
                "JSONL".equals(type));
    }

    /** The results in their shape, in one array. */
    static ArrayNode shaped(List<ChildResult> results, Transformation transformation) {
        ArrayNode shaped = JsonNodeFactory.instance.arrayNode();
        for (ChildResult result : results) {
            JsonNode output = result.output();
            if (output == null || transformation == Transformation.NONE) {
                shaped.add(result.everything());
            } else if (transformation == Transformation.FLATTEN && output instanceof ArrayNode elements) {
                shaped.addAll(elements);
            } else {
                shaped.add(output);
            }
        }
        return shaped;
    }

    /**
     * Writes the results, and a manifest that tells where they are.
     *
     * @return the Map's result
     */
    CompletableFuture<JsonNode> write(MapRun run, JsonNode where, List<ChildResult> results) {
        String bucket = where.path("Bucket").asText();
        String prefix = where.path("Prefix").asText("");
        String folder = (prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/") + run.id() + "/";
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("DestinationBucket", bucket).put("MapRunArn", run.arn());
        ObjectNode files = manifest.putObject("ResultFiles");
        List<CompletableFuture<Void>> writes = new ArrayList<>();
        ObjectStore store = run.objectStore();
        for (ExecutionStatus status : List.of(ExecutionStatus.FAILED, ExecutionStatus.SUCCEEDED)) {
            ArrayNode listed = files.putArray(status.toString());
            List<ChildResult> some = results.stream()
                    .filter(result -> (result.output() != null) == (status == ExecutionStatus.SUCCEEDED))
                    .toList();
            if (!some.isEmpty()) {
                byte[] content = content(shaped(some, transformation));
                String key = folder + status + "_0." + (lines ? "jsonl" : "json");
                listed.addObject().put("Key", key).put("Size", content.length);
                writes.add(store.put(bucket, key, content));
            }
        }
        files.putArray("PENDING");
        String key = folder + "manifest.json";
        writes.add(store.put(bucket, key, manifest.toString().getBytes(StandardCharsets.UTF_8)));
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("MapRunArn", run.arn());
        result.putObject("ResultWriterDetails").put("Bucket", bucket).put("Key", key);
        return CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).thenApply(done -> result);
    }

    private byte[] content(ArrayNode results) {
        if (!lines) {
            return results.toString().getBytes(StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        results.forEach(result -> text.append(result).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
