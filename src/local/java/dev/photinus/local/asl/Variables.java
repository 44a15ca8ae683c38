package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.jsonata.JsonValues;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The workflow variables that a state sees, those of outer scopes included. Immutable, so that an inner scope simply
 * begins with the outer one's and keeps its own to itself.
 *
 * @param values by name, as the JSONata library reads them
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html">Passing data between states
 *     with variables</a>
 */
record Variables(Map<String, Object> values) {

    static final Variables NONE = new Variables(Map.of());

    Variables {
        values = Collections.unmodifiableMap(values);
    }

    Variables with(Map<String, JsonNode> assigned) {
        if (assigned.isEmpty()) {
            return this;
        }
        Map<String, Object> more = new HashMap<>(values);
        assigned.forEach((name, value) -> more.put(name, JsonValues.fromJson(value)));
        return new Variables(more);
    }
}
