package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values in the place of <code>${Name}</code>, as CloudFormation does before a definition reaches Step Functions.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html#sam-statemachine-definitionsubstitutions">DefinitionSubstitutions</a>
 */
final class Substitutions {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

    /** Looks enough like an ARN not to be reported a second time. */
    private static final String UNRESOLVED = "unresolved:";

    private Substitutions() {}

    static void replace(ObjectNode root, Map<String, String> values, Place machine) {
        replaceMembers(root, values, machine);
    }

    private static void replaceMembers(ObjectNode object, Map<String, String> values, Place place) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            Place inside = place.field(member.getKey());
            if (member.getKey().equals("States") && member.getValue() instanceof ObjectNode states) {
                for (Map.Entry<String, JsonNode> state : states.properties()) {
                    states.set(state.getKey(), replaced(state.getValue(), values, place.state(state.getKey())));
                }
            } else {
                object.set(member.getKey(), replaced(member.getValue(), values, inside));
            }
        }
    }

    private static JsonNode replaced(JsonNode value, Map<String, String> values, Place place) {
        if (value instanceof ObjectNode object) {
            replaceMembers(object, values, place);
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(array.get(i), values, place.element(i)));
            }
        } else if (value.isTextual()) {
            return value.textValue().contains("${") ? new TextNode(text(value.textValue(), values, place)) : value;
        }
        return value;
    }

    private static String text(String text, Map<String, String> values, Place place) {
        return REFERENCE.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                place.refuse("nothing is given for " + match.group() + "; given are " + new TreeSet<>(values.keySet()));
            }
            return Matcher.quoteReplacement(value == null ? UNRESOLVED : value);
        });
    }
}
