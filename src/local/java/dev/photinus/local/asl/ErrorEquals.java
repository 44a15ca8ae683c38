package dev.photinus.local.asl;

import java.util.List;

/** The errors that a Retrier or a Catcher is for. */
record ErrorEquals(List<String> names) {

    static ErrorEquals read(Fields fields, boolean last) {
        fields.require("ErrorEquals");
        List<String> names = fields.texts("ErrorEquals");
        Place place = fields.place("ErrorEquals");
        if (names.contains(ErrorNames.ALL) && names.size() > 1) {
            place.refuse("States.ALL must stand alone");
        }
        if (names.contains(ErrorNames.ALL) && !last) {
            place.refuse("States.ALL must come last, for what follows it is never reached");
        }
        for (String name : names) {
            if (!ErrorNames.isKnown(name)) {
                place.refuse("\"" + name + "\" is not an error of the States Language");
            }
        }
        return new ErrorEquals(names);
    }

    /**
     * Whether the error is among them. No wildcard covers <code>States.DataLimitExceeded</code>, and nothing at all
     * <code>States.Runtime</code>; <code>States.TaskFailed</code> stands for everything but a timeout.
     */
    boolean match(StateError error) {
        if (error.isNamed(ErrorNames.RUNTIME)) {
            return false;
        }
        return names.stream().anyMatch(name -> matches(name, error));
    }

    private static boolean matches(String name, StateError error) {
        if (error.isNamed(name)) {
            return true;
        }
        return switch (name) {
            case ErrorNames.ALL -> !error.isNamed(ErrorNames.DATA_LIMIT_EXCEEDED);
            case ErrorNames.TASK_FAILED ->
                !error.isNamed(ErrorNames.DATA_LIMIT_EXCEEDED) && !error.isNamed(ErrorNames.TIMEOUT);
            default -> false;
        };
    }
}
