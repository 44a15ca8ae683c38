package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A number of a definition, or JSONata that gives one.
 *
 * @param whole whether it must be an integer
 */
record Amount(Template template, String field, double min, double max, boolean whole) {

    /** AWS's upper bound for times in seconds: some three years. */
    static final double MAX_SECONDS = 99_999_999;

    static @Nullable Amount whole(Fields fields, String name, double min, double max) {
        return read(fields, name, min, max, true);
    }

    static @Nullable Amount number(Fields fields, String name, double min, double max) {
        return read(fields, name, min, max, false);
    }

    private static @Nullable Amount read(Fields fields, String name, double min, double max, boolean whole) {
        Template template = fields.template(name);
        if (template == null) {
            return null;
        }
        Amount amount = new Amount(template, fields.place(name).path(), min, max, whole);
        if (template instanceof Template.Literal literal && !amount.accepts(literal.value())) {
            fields.place(name).refuse("must be " + amount.expected() + ", or JSONata that gives one");
        }
        return amount;
    }

    /** The literal number, or null if it is known only when evaluated. */
    @Nullable
    Double literal() {
        return template instanceof Template.Literal literal && literal.value().isNumber()
                ? (Double) literal.value().doubleValue()
                : null;
    }

    double evaluate(Evaluation evaluation) {
        JsonNode value = template.evaluate(evaluation);
        if (!accepts(value)) {
            throw StateFailure.unfit(template, field, expected(), value);
        }
        return value.doubleValue();
    }

    private boolean accepts(JsonNode value) {
        return value.isNumber()
                && value.doubleValue() >= min
                && value.doubleValue() <= max
                && (!whole || value.isIntegralNumber());
    }

    private String expected() {
        return "%s from %,.0f%s"
                .formatted(
                        whole ? "a whole number" : "a number",
                        min,
                        max == Double.MAX_VALUE ? " up" : " to %,.0f".formatted(max))
                .replace(",", "");
    }
}
