package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.jsonata.EvaluationException;
import dev.photinus.local.asl.jsonata.Expression;
import dev.photinus.local.asl.jsonata.JsonValues;
import dev.photinus.local.asl.jsonata.Library;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the expressions of a state can read at one moment: the workflow variables and <code>$states</code>. */
final class Evaluation {

    private final Variables variables;
    private final Library library;
    private final Supplier<Map<String, Object>> states;
    private @Nullable Map<String, Object> made;

    /** @param states what <code>$states</code> holds; asked for once, when the first expression is evaluated */
    Evaluation(Variables variables, Library library, Supplier<Map<String, Object>> states) {
        this.variables = variables;
        this.library = library;
        this.states = states;
    }

    /** The same moment, with one more member of <code>$states</code>: <code>result</code>, <code>errorOutput</code>. */
    Evaluation with(String name, JsonNode value) {
        return withValue(name, () -> JsonValues.fromJson(value));
    }

    /** The same moment, with one more member of the context object. */
    Evaluation withContext(String name, Object value) {
        return withValue("context", () -> {
            Map<String, Object> context = new LinkedHashMap<>();
            if (states().get("context") instanceof Map<?, ?> known) {
                known.forEach((key, member) -> context.put(String.valueOf(key), member));
            }
            context.put(name, value);
            return context;
        });
    }

    private Evaluation withValue(String name, Supplier<Object> value) {
        return new Evaluation(variables, library, () -> {
            Map<String, Object> more = new LinkedHashMap<>(states());
            more.put(name, value.get());
            return more;
        });
    }

    private Map<String, Object> states() {
        Map<String, Object> known = made;
        if (known == null) {
            known = states.get();
            made = known;
        }
        return known;
    }

    /**
     * The result of an expression.
     *
     * @param field where it stands, for the cause
     * @throws StateFailure <code>States.QueryEvaluationError</code>
     */
    JsonNode evaluate(Expression expression, String field) {
        Map<String, Object> bindings = new HashMap<>(variables.values());
        bindings.put("states", states());
        try {
            return expression.evaluate(bindings, library);
        } catch (EvaluationException e) {
            throw StateFailure.evaluation(
                    field,
                    "The JSONata expression '%s' specified for the field '%s' %s"
                            .formatted(expression, field, e.getMessage()));
        }
    }
}
