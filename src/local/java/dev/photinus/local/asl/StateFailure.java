package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Carries an error that the interpreter itself finds, from the depth of a state to the place where Retry and Catch are. */
final class StateFailure extends RuntimeException {

    private final String error;
    private final String reason;
    private final @Nullable String location;

    StateFailure(String error, String reason) {
        this(error, reason, null);
    }

    private StateFailure(String error, String reason, @Nullable String location) {
        super(error + ": " + reason, null, false, false);
        this.error = error;
        this.reason = reason;
        this.location = location;
    }

    /** A JSONata expression gave nothing usable for a field. */
    static StateFailure evaluation(String field, String reason) {
        return new StateFailure(ErrorNames.QUERY_EVALUATION_ERROR, reason, field);
    }

    /** A field's expression gave JSON, but not what the field needs. */
    static StateFailure unfit(Template template, String field, String expected, JsonNode value) {
        String what = template instanceof Template.Query query
                ? "The JSONata expression '%s' specified for the field '%s'".formatted(query.expression(), field)
                : "The field '" + field + "'";
        String actual = value.isNumber() || value.isBoolean()
                ? value.toString()
                : "a value of type " + value.getNodeType().toString().toLowerCase(Locale.ROOT);
        return evaluation(field, what + " must return " + expected + ", not " + actual + ".");
    }

    /** The field whose evaluation failed, if it was one. */
    @Nullable
    String location() {
        return location;
    }

    /** The error as AWS reports it: with the state in front of the cause. */
    StateError in(Visit visit) {
        return new StateError(
                error,
                "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                        .formatted(visit.state().name(), visit.enteredEventId(), reason));
    }
}
