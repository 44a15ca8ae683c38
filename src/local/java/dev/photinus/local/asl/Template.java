package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.asl.jsonata.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value of a definition in which strings between <code>{% %}</code> are JSONata. */
sealed interface Template {

    /**
     * The value with each JSONata string replaced by its result.
     *
     * @throws StateFailure <code>States.QueryEvaluationError</code>, naming the expression and its field
     */
    JsonNode evaluate(Evaluation evaluation);

    /** Without any JSONata inside. */
    record Literal(JsonNode value) implements Template {
        @Override
        public JsonNode evaluate(Evaluation evaluation) {
            return value;
        }
    }

    /** A JSONata string. */
    record Query(Expression expression, String field) implements Template {
        @Override
        public JsonNode evaluate(Evaluation evaluation) {
            return evaluation.evaluate(expression, field);
        }
    }

    /** An object with JSONata somewhere inside. */
    record Members(Map<String, Template> members) implements Template {
        @Override
        public JsonNode evaluate(Evaluation evaluation) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            members.forEach((name, member) -> object.set(name, member.evaluate(evaluation)));
            return object;
        }
    }

    /** An array with JSONata somewhere inside. */
    record Elements(List<Template> elements) implements Template {
        @Override
        public JsonNode evaluate(Evaluation evaluation) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
            elements.forEach(element -> array.add(element.evaluate(evaluation)));
            return array;
        }
    }

    /** Reads a value, reporting expressions that are malformed or see what they may not. */
    static Template read(JsonNode value, Place place) {
        if (value.isObject()) {
            Map<String, Template> members = new LinkedHashMap<>();
            value.properties()
                    .forEach(member ->
                            members.put(member.getKey(), read(member.getValue(), place.field(member.getKey()))));
            return allLiteral(members.values().stream().toList()) ? new Literal(value) : new Members(members);
        }
        if (value.isArray()) {
            List<Template> elements = new ArrayList<>();
            value.forEach(element -> elements.add(read(element, place.element(elements.size()))));
            return allLiteral(elements) ? new Literal(value) : new Elements(elements);
        }
        return value.isTextual() ? Queries.read(value, place) : new Literal(value);
    }

    private static boolean allLiteral(List<Template> templates) {
        return templates.stream().allMatch(Literal.class::isInstance);
    }
}
