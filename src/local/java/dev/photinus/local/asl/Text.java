package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A string of a definition, or JSONata that gives one. */
record Text(Template template, String field) {

    static @Nullable Text read(Fields fields, String name) {
        Template template = fields.template(name);
        if (template == null) {
            return null;
        }
        if ((template instanceof Template.Literal literal && !literal.value().isTextual())
                || template instanceof Template.Members
                || template instanceof Template.Elements) {
            fields.place(name).refuse("must be a string, or JSONata that gives one");
        }
        return new Text(template, fields.place(name).path());
    }

    /** The literal string, or null if it is known only when evaluated. */
    @Nullable
    String literal() {
        return template instanceof Template.Literal literal ? literal.value().textValue() : null;
    }

    String evaluate(Evaluation evaluation) {
        JsonNode value = template.evaluate(evaluation);
        if (!value.isTextual()) {
            throw StateFailure.unfit(template, field, "a string", value);
        }
        return value.textValue();
    }
}
