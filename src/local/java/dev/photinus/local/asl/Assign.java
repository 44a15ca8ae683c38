package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** New values for workflow variables, all evaluated before the first is assigned. */
record Assign(Map<String, Template> values) {

    static final Assign NOTHING = new Assign(Map.of());

    private static final int MAX_NAME = 80;

    static Assign read(Fields fields, Sight... sights) {
        Fields assigned = fields.object("Assign");
        if (assigned == null) {
            return NOTHING;
        }
        Map<String, Template> values = new LinkedHashMap<>();
        for (String name : assigned.names()) {
            checkName(name, assigned.place(name));
            Template value = assigned.template(name, sights);
            if (value != null) {
                values.put(name, value);
            }
        }
        return new Assign(values);
    }

    private static void checkName(String name, Place place) {
        boolean identifier = !name.isEmpty()
                && Character.isUnicodeIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(Character::isUnicodeIdentifierPart);
        if (name.equals("states")) {
            place.refuse("$states is the interpreter's; choose another name");
        } else if (!identifier) {
            place.refuse("not a variable name: letters, digits and _ only, a letter first");
        } else if (name.codePointCount(0, name.length()) > MAX_NAME) {
            place.refuse("longer than 80 characters");
        }
    }

    Set<String> names() {
        return values.keySet();
    }

    Map<String, JsonNode> evaluate(Evaluation evaluation) {
        Map<String, JsonNode> assigned = new LinkedHashMap<>();
        values.forEach((name, value) -> assigned.put(name, value.evaluate(evaluation)));
        if (!assigned.isEmpty()) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            assigned.forEach(all::set);
            Payload.checked(all, "What the state assigns to variables");
        }
        return assigned;
    }
}
