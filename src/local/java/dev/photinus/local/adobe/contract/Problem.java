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

    @Override
    public String toString() {
        return location.stream().map(Object::toString).collect(Collectors.joining(".")) + ": " + message;
    }
}
