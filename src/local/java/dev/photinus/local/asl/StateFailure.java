package dev.photinus.local.asl;

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
