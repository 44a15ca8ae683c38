package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * States and where to start: a state machine's, a branch's, an ItemProcessor's.
 *
 * @param names of all its states, those that could not be read included
 */
record Flow(String startAt, Map<String, State> states, Set<String> names, Place place) {

    /** Reads StartAt and States; the states see what the given place sees. */
    static Flow read(Fields fields, Place place) {
        String startAt = fields.requiredText("StartAt");
        fields.require("States");
        Fields all = fields.object("States");
        Map<String, State> states = new LinkedHashMap<>();
        Set<String> names = all == null ? Set.of() : all.names();
        if (all != null && names.isEmpty()) {
            fields.place("States").refuse("must have one state or more");
        }
        for (String name : names) {
            if (all != null && all.value(name) instanceof ObjectNode object) {
                State state = State.read(name, new Fields(object, place.state(name)));
                if (state != null) {
                    states.put(name, state);
                }
            } else {
                place.state(name).refuse("must be an object");
            }
        }
        return new Flow(startAt, states, names, place);
    }

    /** Stands for a flow that is missing, which has been reported. */
    static Flow none(Place place) {
        return new Flow("", Map.of(), Set.of(), place);
    }

    /** Every state name that occurs here or deeper has been read; a name that is missing was refused when loading. */
    State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("no state " + name);
        }
        return state;
    }
}
