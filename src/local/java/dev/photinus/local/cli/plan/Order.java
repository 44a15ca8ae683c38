package dev.photinus.local.cli.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.function.input.Workflow;

/**
 * What is to be done with each photo, as far as it matters for what it takes.
 *
 * @param variations of the background; 1 for workflows that make none
 * @param ownMask whether a mask is given with each photo
 * @param listing whether objects are only to be listed
 */
public record Order(Workflow workflow, int variations, boolean ownMask, boolean listing) {

    static final String BUCKET = "photos";

    /** The workflow, with nothing said. */
    public static Order of(Workflow workflow) {
        return new Order(workflow, 1, false, false);
    }

    /** The input of an execution for a photo of that number. */
    ObjectNode input(int number) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.putObject("source")
                .put("bucket", BUCKET)
                .put("key", "incoming/" + workflow + "/photo-" + number + ".jpg");
        String mask = "masks/photo-" + number + ".png";
        if (workflow == Workflow.INPAINT) {
            if (listing) {
                input.put("listObjects", true);
            } else if (ownMask) {
                input.putArray("masks").addObject().put("key", mask);
            } else {
                input.putArray("remove").add(TypicalFunctions.SEEN);
            }
            return input;
        }
        if (ownMask) {
            input.putObject("mask").put("key", mask).put("selects", "subject");
        }
        input.putObject("background").put("variations", variations);
        return input;
    }
}
