package dev.photinus.function.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.storage.S3Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a batch's items. What a manifest says of a photo goes before the settings of the whole batch; the two together are read as
 * strictly as an execution's input, so that a mistake is told with its line before anything is started.
 */
public final class BatchItems {

    private static final int LONGEST_STEM = 40;

    private final BatchInput batch;
    private final StackBuckets buckets;
    private final Workflow workflow;
    private final String executions;
    private final Map<Long, Long> numbersByResult = new HashMap<>();

    /**
     * @param name of the batch's execution, from which those of its photos follow
     * @param buckets that an item may name
     */
    public BatchItems(String name, BatchInput batch, StackBuckets buckets) {
        this.batch = batch;
        this.buckets = buckets;
        this.workflow = batch.workflowToRun();
        this.executions = executions(name);
    }

    /** What the names of a batch's executions begin with, before the number of the item. */
    public static String executions(String batch) {
        return Fingerprint.of(batch).shortened();
    }

    /** The item of a photo that nothing but its key is known of. */
    public BatchItem ofPhoto(long number, String key) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.put("source", key);
        return item(number, asked, "", "");
    }

    /** The item of a line of the manifest. */
    public BatchItem of(ManifestEntry entry) {
        String where = "line " + entry.line() + ": ";
        return entry instanceof ManifestEntry.Asked asked
                ? item(asked.line(), asked.input(), where, batch.source().keysBegin())
                : refused(entry.line(), "line " + entry.line(), where + ((ManifestEntry.Unreadable) entry).reason());
    }

    /**
     * The item of a photo that failed in an earlier batch.
     *
     * @param earlier as that batch's summary has it
     */
    public BatchItem ofEarlier(long number, BatchItem earlier) {
        return earlier.input() == null
                ? refused(number, earlier.photo(), String.valueOf(earlier.refused()))
                : item(number, earlier.input(), "", "");
    }

    private BatchItem item(long number, ObjectNode asked, String where, String folder) {
        ObjectNode input = batch.settingsOrNone().deepCopy();
        merge(asked, input);
        locate(input, folder);
        if (Boolean.TRUE.equals(batch.again()) && !asked.has("again")) {
            input.put("again", true);
        }
        String photo = photo(input, number);
        try {
            requireAPlaceOfItsOwn(number, workflow.read(input, buckets));
        } catch (InvalidInputException e) {
            return refused(number, photo, where + e.getMessage());
        }
        return new BatchItem(workflow.toString(), number, photo, name(number, photo), input, null);
    }

    private BatchItem refused(long number, String photo, String reason) {
        return new BatchItem(workflow.toString(), number, photo, null, null, reason);
    }

    private static void merge(ObjectNode from, ObjectNode into) {
        from.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode object && into.get(member.getKey()) instanceof ObjectNode own) {
                merge(object, own);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    /** A key alone is one in the batch's bucket and the manifest's folder, of a photo and of its masks. */
    private void locate(ObjectNode input, String folder) {
        JsonNode source = input.get("source");
        if (source != null && source.isTextual()) {
            input.putObject("source").put("key", source.textValue());
        }
        if (input.get("source") instanceof ObjectNode photo && !photo.has("bucket")) {
            photo.put("bucket", batch.source().bucket());
            prepend(folder, photo);
        }
        if (input.get("mask") instanceof ObjectNode mask && !mask.has("bucket")) {
            prepend(folder, mask);
        }
        if (input.get("masks") != null) {
            input.get("masks").forEach(mask -> {
                if (mask instanceof ObjectNode own && !own.has("bucket")) {
                    prepend(folder, own);
                }
            });
        }
    }

    private static void prepend(String folder, ObjectNode location) {
        JsonNode key = location.get("key");
        if (key != null && key.isTextual()) {
            location.put("key", folder + key.textValue());
        }
    }

    /** Two photos that are to end in one place are a mistake that is easily overlooked: the second one would be refused. */
    private void requireAPlaceOfItsOwn(long number, WorkflowInput input) throws InvalidInputException {
        List<S3Location> asked = input.askedPlaces(buckets);
        List<Long> places = asked.isEmpty()
                ? List.of(place(
                        "finished from", input.source().bucket(), input.source().key()))
                : asked.stream().map(at -> place(at.bucket(), at.key())).toList();
        for (int i = 0; i < places.size(); i++) {
            Long other = numbersByResult.get(places.get(i));
            if (other != null) {
                throw new InvalidInputException("its result would go where that of " + other + " goes"
                        + (asked.isEmpty() ? "" : ", to " + asked.get(i).key())
                        + ": give it an \"output\" of its own");
            }
        }
        places.forEach(place -> numbersByResult.put(place, number));
    }

    private static Long place(String... parts) {
        return Long.parseUnsignedLong(Fingerprint.of(parts).shortened(), 16);
    }

    private static String photo(ObjectNode input, long number) {
        String key = input.at("/source/key").asText();
        String name = key.substring(key.lastIndexOf('/') + 1);
        return name.isEmpty() ? "line " + number : name;
    }

    /** At most 80 characters, with room for the number of a redrive. */
    private String name(long number, String photo) {
        String stem = photo.replaceFirst("[.][^.]*$", "").replaceAll("[^A-Za-z0-9_-]", "-");
        return executions + "-" + number + "-" + stem.substring(0, Math.min(LONGEST_STEM, stem.length()));
    }
}
