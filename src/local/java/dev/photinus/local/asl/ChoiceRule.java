package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import org.jspecify.annotations.Nullable;

/** A condition, and where to go if it holds. */
record ChoiceRule(Template condition, String field, Exit exit) {

    static ChoiceRule read(Fields fields) {
        fields.text("Comment");
        fields.require("Condition");
        @Nullable Template condition = fields.template("Condition");
        if ((condition instanceof Template.Literal literal && !literal.value().isBoolean())
                || condition instanceof Template.Members
                || condition instanceof Template.Elements) {
            fields.place("Condition").refuse("must be true, false, or JSONata that gives one of them");
        }
        ChoiceRule rule = new ChoiceRule(
                condition == null ? new Template.Literal(BooleanNode.FALSE) : condition,
                fields.place("Condition").path(),
                Exit.to(fields));
        fields.refuseOthers("a Choice Rule");
        return rule;
    }

    boolean holds(Evaluation evaluation) {
        JsonNode value = condition.evaluate(evaluation);
        if (!value.isBoolean()) {
            throw StateFailure.unfit(condition, field, "true or false", value);
        }
        return value.booleanValue();
    }
}
