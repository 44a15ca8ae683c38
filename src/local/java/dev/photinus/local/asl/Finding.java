package dev.photinus.local.asl;

import org.jspecify.annotations.Nullable;

/**
 * A problem found in a state machine.
 *
 * @param lint whether AWS would accept the machine: it fails there when it runs, or gives another result here
 *
 * @param machine the machine's name
 * @param state the state's name, or null if the machine itself is at fault
 * @param field where in the state or machine, such as <code>Retry[0]/ErrorEquals</code>; empty for the whole
 * @param message what is wrong and what would be right
 */
public record Finding(boolean lint, String machine, @Nullable String state, String field, String message) {

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(lint ? "lint: " : "").append(machine);
        if (state != null) {
            text.append(", state \"").append(state).append('"');
        }
        if (!field.isEmpty()) {
            text.append(", ").append(field);
        }
        return text.append(": ").append(message).toString();
    }
}
