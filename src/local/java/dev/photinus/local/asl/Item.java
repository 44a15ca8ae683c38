package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.jsonata.JsonValues;
import java.util.LinkedHashMap;
import java.util.Map;

/** The item that an iteration of a Map is for. */
record Item(int index, JsonNode value) {

    /** What <code>$states.context.Map</code> holds. */
    Map<String, Object> context() {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("Index", index);
        item.put("Value", JsonValues.fromJson(value));
        return Map.of("Item", item);
    }
}
