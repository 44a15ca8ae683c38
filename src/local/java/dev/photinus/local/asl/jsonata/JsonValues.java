package dev.photinus.local.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Jackson's JSON to the plain values that the JSONata library computes with, and back. Key order is kept, JSON null stays
 * distinct from undefined (a Java null), and a whole number never grows a decimal point.
 */
public final class JsonValues {

    /** Whole doubles beyond this are not exact, so they keep their exponent. */
    private static final double MAX_SAFE_INTEGER = 9007199254740991d;

    private JsonValues() {}

    /** The library's value of a JSON node; containers are fresh and may be shared, for the library does not change its input. */
    public static Object fromJson(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                node.properties().forEach(entry -> map.put(entry.getKey(), fromJson(entry.getValue())));
                yield map;
            }
            case ARRAY -> {
                List<Object> list = new ArrayList<>(node.size());
                node.forEach(element -> list.add(fromJson(element)));
                yield list;
            }
            case NUMBER -> number(node);
            case BOOLEAN -> node.booleanValue();
            case NULL, MISSING -> Jsonata.NULL_VALUE;
            case STRING, BINARY, POJO -> node.asText();
        };
    }

    private static Object number(JsonNode node) {
        if (node.isInt()) {
            return node.intValue();
        }
        return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : node.doubleValue();
    }

    /**
     * The JSON of a value that an expression gave.
     *
     * @throws EvaluationException if the value, or one inside it, is not JSON
     */
    public static JsonNode toJson(Object value) throws EvaluationException {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value == Jsonata.NULL_VALUE) {
            return json.nullNode();
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = json.objectNode();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                object.set(String.valueOf(entry.getKey()), toJson(orNull(entry.getValue())));
            }
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = json.arrayNode();
            for (Object element : list) {
                array.add(toJson(orNull(element)));
            }
            return array;
        }
        if (value instanceof String string) {
            return json.textNode(string);
        }
        if (value instanceof Boolean bool) {
            return json.booleanNode(bool);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        throw new EvaluationException("returned a function, which JSON cannot represent.");
    }

    /** Inside a container the library leaves a plain Java null where the JSON had one. */
    private static Object orNull(@Nullable Object value) {
        return value == null ? Jsonata.NULL_VALUE : value;
    }

    private static JsonNode number(Number number) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return json.numberNode(number.intValue());
        }
        if (number instanceof Long) {
            long value = number.longValue();
            return value == (int) value ? json.numberNode((int) value) : json.numberNode(value);
        }
        if (number instanceof BigInteger integer) {
            return json.numberNode(integer);
        }
        if (number instanceof BigDecimal decimal) {
            return json.numberNode(decimal);
        }
        double value = number.doubleValue();
        boolean whole = value == Math.rint(value) && Math.abs(value) <= MAX_SAFE_INTEGER;
        return whole ? number((Number) (long) value) : json.numberNode(value);
    }
}
