package dev.photinus.local.asl;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of the language's other flavour, and what stands in their place. */
final class JsonPathFields {

    private static final Map<String, String> IN_JSONATA = Map.ofEntries(
            Map.entry("InputPath", "Arguments, or an expression on $states.input"),
            Map.entry("OutputPath", "Output"),
            Map.entry("Parameters", "Arguments (in a Map, ItemSelector)"),
            Map.entry("Result", "Output"),
            Map.entry("ResultPath", "Output, or Assign"),
            Map.entry("ResultSelector", "Output, with $states.result"),
            Map.entry("ItemsPath", "Items"),
            Map.entry("Iterator", "ItemProcessor"),
            Map.entry("SecondsPath", "Seconds"),
            Map.entry("TimestampPath", "Timestamp"),
            Map.entry("TimeoutSecondsPath", "TimeoutSeconds"),
            Map.entry("HeartbeatSecondsPath", "HeartbeatSeconds"),
            Map.entry("ErrorPath", "Error"),
            Map.entry("CausePath", "Cause"),
            Map.entry("MaxConcurrencyPath", "MaxConcurrency"),
            Map.entry("ToleratedFailureCountPath", "ToleratedFailureCount"),
            Map.entry("ToleratedFailurePercentagePath", "ToleratedFailurePercentage"),
            Map.entry("MaxItemsPath", "MaxItems"),
            Map.entry("MaxItemsPerBatchPath", "MaxItemsPerBatch"),
            Map.entry("MaxInputBytesPerBatchPath", "MaxInputBytesPerBatch"),
            Map.entry("Variable", "Condition"),
            Map.entry("And", "Condition"),
            Map.entry("Or", "Condition"),
            Map.entry("Not", "Condition"));

    private JsonPathFields() {}

    static @Nullable String inJsonata(String field) {
        return IN_JSONATA.get(field);
    }
}
