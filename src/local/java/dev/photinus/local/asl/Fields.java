package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one object of a definition. What has the wrong type is reported and reads as absent; what nobody
 * asked for is reported by {@link #refuseOthers}.
 */
final class Fields {

    private final ObjectNode object;
    private final Place place;
    private final Set<String> asked = new LinkedHashSet<>();

    Fields(ObjectNode object, Place place) {
        this.object = object;
        this.place = place;
    }

    Place place() {
        return place;
    }

    Place place(String name) {
        return place.field(name);
    }

    boolean has(String name) {
        return object.has(name);
    }

    @Nullable
    JsonNode value(String name) {
        asked.add(name);
        return object.get(name);
    }

    @Nullable
    String text(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isTextual()) {
            place(name).refuse("must be a string");
            return null;
        }
        return value == null ? null : value.textValue();
    }

    String requiredText(String name) {
        require(name);
        String text = text(name);
        return text == null ? "" : text;
    }

    void require(String name) {
        if (!has(name)) {
            place.refuse("\"" + name + "\" is missing");
        }
    }

    /** One of several words, or null. */
    @Nullable
    String word(String name, List<String> allowed) {
        String text = text(name);
        if (text != null && !allowed.contains(text)) {
            place(name).refuse("must be one of " + allowed + ", not \"" + text + "\"");
            return null;
        }
        return text;
    }

    boolean flag(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isBoolean()) {
            place(name).refuse("must be true or false");
        }
        return value != null && value.asBoolean();
    }

    /** A whole number within bounds; the default if it is absent or wrong. */
    long whole(String name, long min, long max, long absent) {
        JsonNode value = value(name);
        if (value == null) {
            return absent;
        }
        if (!value.isIntegralNumber() || value.longValue() < min || value.longValue() > max) {
            place(name).refuse("must be a whole number from " + min + " to " + max);
            return absent;
        }
        return value.longValue();
    }

    @Nullable
    Template template(String name, Sight... sights) {
        JsonNode value = value(name);
        return value == null ? null : Template.read(value, place(name).seeing(sights));
    }

    @Nullable
    Fields object(String name) {
        JsonNode value = value(name);
        if (value instanceof ObjectNode members) {
            return new Fields(members, place(name));
        }
        if (value != null) {
            place(name).refuse("must be an object");
        }
        return null;
    }

    List<Fields> objects(String name) {
        JsonNode value = value(name);
        List<Fields> objects = new ArrayList<>();
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof ObjectNode element) {
                    objects.add(new Fields(element, place(name).element(i)));
                } else {
                    place(name).element(i).refuse("must be an object");
                }
            }
        } else if (value != null) {
            place(name).refuse("must be an array");
        }
        return objects;
    }

    List<String> texts(String name) {
        JsonNode value = value(name);
        List<String> texts = new ArrayList<>();
        if (value instanceof ArrayNode array
                && !array.isEmpty()
                && array.valueStream().allMatch(JsonNode::isTextual)) {
            array.forEach(text -> texts.add(text.textValue()));
        } else if (value != null) {
            place(name).refuse("must be an array of one or more strings");
        }
        return texts;
    }

    /** Fields of an object whose names are the author's, such as States and Assign. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Reports every field that has not been asked for. */
    void refuseOthers(String what) {
        for (String name : names()) {
            if (!asked.contains(name)) {
                String jsonata = JsonPathFields.inJsonata(name);
                place(name)
                        .refuse(
                                jsonata == null
                                        ? "not a field of " + what + ", which has " + String.join(", ", asked)
                                        : "belongs to JSONPath, which is not spoken here; in JSONata, write "
                                                + jsonata);
            }
        }
    }
}
