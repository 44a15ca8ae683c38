package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An error that a state reports.
 *
 * @param error its name; a Fail state need not give one
 * @param cause for a person to read
 * @param aliases further names by which Retry and Catch know it
 */
record StateError(@Nullable String error, @Nullable String cause, Set<String> aliases) {

    StateError(@Nullable String error, @Nullable String cause) {
        this(error, cause, Set.of());
    }

    /** The same error, which Retry and Catch know by one more name. */
    StateError alsoKnownAs(String name) {
        return new StateError(error == null ? name : error, cause, Set.of(name));
    }

    boolean isNamed(String name) {
        return name.equals(error) || aliases.contains(name);
    }

    /** The Error Output, which a Catcher sees as <code>$states.errorOutput</code>. */
    ObjectNode output() {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        if (error != null) {
            output.put("Error", error);
        }
        if (cause != null) {
            output.put("Cause", cause);
        }
        return output;
    }
}
