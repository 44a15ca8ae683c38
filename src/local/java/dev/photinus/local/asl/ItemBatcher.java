package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts several items into the input of one child execution.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html">ItemBatcher</a>
 */
record ItemBatcher(@Nullable Template batchInput, @Nullable Amount maxItems, @Nullable Amount maxBytes) {

    static ItemBatcher read(Fields fields) {
        ItemBatcher batcher = new ItemBatcher(
                fields.template("BatchInput"),
                Amount.whole(fields, "MaxItemsPerBatch", 1, Integer.MAX_VALUE),
                Amount.whole(fields, "MaxInputBytesPerBatch", 1, Payload.MAX_BYTES));
        if (batcher.maxItems == null && batcher.maxBytes == null) {
            fields.place().refuse("needs \"MaxItemsPerBatch\" or \"MaxInputBytesPerBatch\"");
        }
        fields.refuseOthers("an ItemBatcher");
        return batcher;
    }

    /** A child execution's input, and how many items are in it. */
    record Batch(JsonNode input, int items) {}

    List<Batch> batches(List<JsonNode> selected, Evaluation evaluation) {
        JsonNode common = batchInput == null ? null : batchInput.evaluate(evaluation);
        double items = maxItems == null ? Integer.MAX_VALUE : maxItems.evaluate(evaluation);
        double bytes = maxBytes == null ? Payload.MAX_BYTES : maxBytes.evaluate(evaluation);
        List<Batch> batches = new ArrayList<>();
        ArrayNode batch = JsonNodeFactory.instance.arrayNode();
        long empty = Payload.size(input(common, batch));
        long size = empty;
        for (JsonNode item : selected) {
            long more = Payload.size(item) + 1; // and a comma
            if (!batch.isEmpty() && (batch.size() >= items || size + more > bytes)) {
                batches.add(new Batch(input(common, batch), batch.size()));
                batch = JsonNodeFactory.instance.arrayNode();
                size = empty;
            }
            batch.add(item);
            size += more;
        }
        if (!batch.isEmpty()) {
            batches.add(new Batch(input(common, batch), batch.size()));
        }
        return batches;
    }

    private static ObjectNode input(@Nullable JsonNode common, ArrayNode items) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        if (common != null) {
            input.set("BatchInput", common);
        }
        return input.set("Items", items);
    }
}
