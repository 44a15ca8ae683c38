package dev.photinus.local.asl;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a Map that only a distributed one may have, but for its ItemReader. */
record DistributedSettings(
        String label,
        @Nullable ItemBatcher batcher,
        @Nullable ResultWriter writer,
        @Nullable Amount toleratedCount,
        @Nullable Amount toleratedPercentage) {

    private static final Pattern LABEL = Pattern.compile("[^\\s?*<>{}\\[\\]:;,\\\\|^~$#%&`\"\\p{Cntrl}]{1,40}");

    static DistributedSettings read(String name, Fields fields) {
        String label = fields.text("Label");
        if (label != null && !LABEL.matcher(label).matches()) {
            fields.place("Label").refuse("must be 1 to 40 characters, no spaces, none of ?*<>{}[]:;,\\|^~$#%&`\"");
        }
        Fields batching = fields.object("ItemBatcher");
        Fields writing = fields.object("ResultWriter");
        return new DistributedSettings(
                label == null ? name.replaceAll("[^A-Za-z0-9_-]", "") : label,
                batching == null ? null : ItemBatcher.read(batching),
                writing == null ? null : ResultWriter.read(writing),
                Amount.whole(fields, "ToleratedFailureCount", 0, Double.MAX_VALUE),
                Amount.number(fields, "ToleratedFailurePercentage", 0, 100));
    }

    /** Whether so many failed items are more than the Map tolerates. */
    Tolerance tolerance(Evaluation evaluation, int items) {
        double count = toleratedCount == null ? Double.MAX_VALUE : toleratedCount.evaluate(evaluation);
        double percentage = toleratedPercentage == null ? 100 : toleratedPercentage.evaluate(evaluation);
        boolean none = toleratedCount == null && toleratedPercentage == null;
        return failed -> none ? failed > 0 : failed > count || 100.0 * failed / items > percentage;
    }

    /** How many items may fail. */
    @FunctionalInterface
    interface Tolerance {
        boolean exceededBy(int failedItems);
    }
}
