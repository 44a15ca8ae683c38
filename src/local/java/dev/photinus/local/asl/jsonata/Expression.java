package dev.photinus.local.asl.jsonata;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSONata expression, parsed once and evaluated by any number of executions at a time. */
public final class Expression {

    /** Against endless recursion. Generous, so that a busy machine does not fail an honest expression. */
    private static final long MAX_MILLIS = 5_000;

    /** AWS refuses the 101st level of nesting. */
    private static final int MAX_DEPTH = 100;

    private final String text;
    private final Jsonata jsonata;
    private final References references;

    private Expression(String text, Jsonata jsonata, References references) {
        this.text = text;
        this.jsonata = jsonata;
        this.references = references;
    }

    /** Whether a string of a state machine is a JSONata string. */
    public static boolean isDelimited(String value) {
        return value.length() >= 4 && value.startsWith("{%") && value.endsWith("%}");
    }

    /**
     * Parses a JSONata string.
     *
     * @param delimited the expression in its <code>{% … %}</code>
     * @throws MalformedExpressionException if it is not JSONata
     */
    public static Expression parse(String delimited) throws MalformedExpressionException {
        String text = delimited.substring(2, delimited.length() - 2).strip();
        try {
            Jsonata jsonata = Jsonata.jsonata(text);
            jsonata.setOutputConvertNulls(false); // null and undefined are two things
            jsonata.setValidateInput(false);
            return new Expression(text, jsonata, SyntaxTree.references(new Parser().parse(text)));
        } catch (JException e) {
            throw new MalformedExpressionException(e.getMessage() + " at character " + e.getLocation(), e);
        } catch (RuntimeException | StackOverflowError e) { // the parser trips over some malformed input
            throw new MalformedExpressionException("not a JSONata expression: " + text, e);
        }
    }

    /** What the expression refers to. */
    public References references() {
        return references;
    }

    /**
     * Evaluates the expression.
     *
     * @param variables values of variables by name, as {@link JsonValues} makes them; <code>states</code> among them
     * @throws EvaluationException if it fails, or returns what JSON cannot represent
     */
    public JsonNode evaluate(Map<String, Object> variables, Library library) throws EvaluationException {
        return evaluate(null, variables, library);
    }

    /** @param document JSONata's <code>$</code>; Step Functions has none */
    JsonNode evaluate(@Nullable Object document, Map<String, Object> variables, Library library)
            throws EvaluationException {
        Object value;
        try {
            Jsonata.Frame frame = jsonata.createFrame();
            frame.setRuntimeBounds(MAX_MILLIS, MAX_DEPTH);
            library.functions().forEach(frame::bind);
            variables.forEach(frame::bind);
            value = jsonata.evaluate(document, frame);
        } catch (RuntimeException | StackOverflowError e) { // some faults are not JExceptions
            throw new EvaluationException("failed: " + e.getMessage(), e);
        }
        if (value == null) {
            throw new EvaluationException("returned nothing (undefined).");
        }
        return JsonValues.toJson(value);
    }

    /** The expression without its delimiters. */
    @Override
    public String toString() {
        return text;
    }
}
