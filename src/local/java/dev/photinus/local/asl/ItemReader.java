package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.asl.ObjectStore.ListedObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the items of a distributed Map from S3: the objects under a prefix, or the content of one object.
 *
 * @param format of the object's content; null to list objects
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html">ItemReader</a>
 */
record ItemReader(Template arguments, @Nullable ItemFormat format, @Nullable Amount maxItems) {

    private static final String LIST = "arn:aws:states:::s3:listObjectsV2";
    private static final String GET = "arn:aws:states:::s3:getObject";

    static ItemReader read(Fields fields) {
        fields.require("Resource");
        fields.require("Arguments");
        String resource = fields.word("Resource", List.of(LIST, GET));
        Template arguments = fields.template("Arguments");
        Fields config = fields.object("ReaderConfig");
        if (GET.equals(resource)) {
            fields.require("ReaderConfig");
        }
        ItemFormat format = GET.equals(resource) && config != null ? ItemFormat.read(config) : null;
        Amount maxItems = config == null ? null : Amount.whole(config, "MaxItems", 1, 100_000_000);
        if (config != null) {
            config.refuseOthers("a ReaderConfig");
        }
        fields.refuseOthers("an ItemReader");
        return new ItemReader(
                arguments == null ? new Template.Literal(JsonNodeFactory.instance.objectNode()) : arguments,
                format,
                maxItems);
    }

    CompletableFuture<List<JsonNode>> read(Attempt attempt) {
        Evaluation evaluation = attempt.evaluation();
        JsonNode place = arguments.evaluate(evaluation);
        long limit = maxItems == null ? Long.MAX_VALUE : (long) maxItems.evaluate(evaluation);
        String bucket = argument(place, "Bucket");
        ObjectStore store = attempt.objectStore();
        CompletableFuture<List<JsonNode>> items = format == null
                ? store.list(bucket, place.path("Prefix").asText(""))
                        .thenApply(objects ->
                                objects.stream().map(ItemReader::item).toList())
                : store.get(bucket, argument(place, "Key")).thenApply(format::parse);
        return items.thenApply(all -> all.stream().limit(limit).toList());
    }

    private static String argument(JsonNode arguments, String name) {
        if (!arguments.path(name).isTextual()) {
            throw new StateFailure(
                    ErrorNames.ITEM_READER_FAILED, "ItemReader/Arguments needs a string \"" + name + "\".");
        }
        return arguments.path(name).textValue();
    }

    private static JsonNode item(ListedObject object) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("Etag", object.eTag());
        item.put("Key", object.key());
        item.put("LastModified", object.lastModified().getEpochSecond());
        item.put("Size", object.size());
        item.put("StorageClass", object.storageClass());
        return item;
    }

    /** What a person should know of a failed future. */
    static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }
}
