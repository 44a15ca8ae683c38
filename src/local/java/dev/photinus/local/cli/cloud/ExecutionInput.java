package dev.photinus.local.cli.cloud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.BatchRequest;
import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.Wish;

/**
 * What a state machine is given for a photo, and where in the bucket it finds it. Each machine's {@code Comment} says what it
 * takes; what nobody asked for is left out, for the workflow to choose.
 */
record ExecutionInput(String bucket, PhotoRequest request) {

    String photoKey() {
        return BatchRequest.folder(request.wish().workflow()) + request.name();
    }

    String maskKey(OwnMask mask) {
        return "masks/" + request.wish().workflow() + "/" + request.name() + "/" + mask.name();
    }

    ObjectNode json() {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        locate(input.putObject("source"), photoKey());
        Wish wish = request.wish();
        if (wish instanceof Wish.Headshot headshot) {
            putBackground(input, headshot.background());
            if (headshot.mask() != null) {
                locate(input.putObject("mask"), maskKey(headshot.mask().mask()))
                        .put("selects", headshot.mask().selects().toString());
            }
        } else if (wish instanceof Wish.Product product) {
            putBackground(input, product.background());
        } else if (wish instanceof Wish.RemoveObjects removal) {
            ArrayNode remove = input.putArray("remove");
            removal.labels().forEach(remove::add);
            if (removal.minimumScore() != null) {
                input.put("minimumScore", removal.minimumScore());
            }
        } else if (wish instanceof Wish.RemoveMasked masked) {
            ArrayNode masks = input.putArray("masks");
            masked.masks().forEach(mask -> locate(masks.addObject(), maskKey(mask)));
        } else if (wish instanceof Wish.ListObjects) {
            input.put("listObjects", true);
        } else {
            throw new IllegalStateException("There is no input for " + wish);
        }
        if (request.again()) {
            input.put("again", true);
        }
        return input;
    }

    private ObjectNode locate(ObjectNode location, String key) {
        return location.put("bucket", bucket).put("key", key);
    }

    private static void putBackground(ObjectNode input, Background wished) {
        ObjectNode background = JsonNodeFactory.instance.objectNode();
        if (wished.prompt() != null) {
            background.put("prompt", wished.prompt());
        }
        if (wished.negativePrompt() != null) {
            background.put("negativePrompt", wished.negativePrompt());
        }
        if (wished.seed() != null) {
            background.put("seed", wished.seed());
        }
        if (wished.variations() != 1) {
            background.put("variations", wished.variations());
        }
        if (!background.isEmpty()) {
            input.set("background", background);
        }
    }
}
