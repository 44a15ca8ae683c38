package dev.photinus.local.adobe.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The URLs in requests and results. A job is written down without their queries, since a pre-signed URL is a bearer credential,
 * and gets new signatures when it is read again.
 */
final class SignedUrlFields {
    private static final Set<String> NAMES = Set.of("url", "href");

    private SignedUrlFields() {}

    /** Gives a URL its new form. */
    @FunctionalInterface
    interface Change {

        /** @param isOutput whether it stands below {@code output} or {@code outputs}: in a request, a place to write to */
        URI of(URI url, boolean isOutput);
    }

    /** A copy with every URL changed. */
    static ObjectNode changed(ObjectNode json, Change change) {
        ObjectNode copy = json.deepCopy();
        walk(copy, false, change);
        return copy;
    }

    private static void walk(ContainerNode<?> node, boolean isOutput, Change change) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
                String name = field.getKey();
                JsonNode value = field.getValue();
                if (value instanceof ContainerNode<?> below) {
                    walk(below, isOutput || name.equals("output") || name.equals("outputs"), change);
                } else if (value.isTextual() && NAMES.contains(name)) {
                    object.put(
                            name,
                            change.of(URI.create(value.textValue()), isOutput).toString());
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (JsonNode value : array) {
                if (value instanceof ContainerNode<?> below) {
                    walk(below, isOutput, change);
                }
            }
        }
    }

    static URI withoutQuery(URI url) {
        String text = url.toString();
        int query = text.indexOf('?');
        return query < 0 ? url : URI.create(text.substring(0, query));
    }
}
