package dev.photinus.local.adobe.contract;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with a request.
 *
 * @param location where, from {@code body} down: property names and array indexes
 * @param message what is wrong there, for a person
 * @param type the kind of fault in the words of Firefly's {@code validation_errors}, for example {@code value_error.missing}
 */
public record Problem(List<Object> location, String message, String type) {

    /** The fault of a value that is well-formed and yet not allowed. */
    public static Problem value(String message, Object... location) {
        return new Problem(List.of(location), message, "value_error");
    }

    /** The place as the name of a parameter, for example {@code input.href}; {@code body} for the body itself. */
    public String parameter() {
        return location.size() == 1 ? path(location) : path(location.subList(1, location.size()));
    }

    @Override
    public String toString() {
        return path(location) + ": " + message;
    }

    private static String path(List<Object> steps) {
        return steps.stream().map(Object::toString).collect(Collectors.joining("."));
    }
}
