package dev.photinus.local.asl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that every variable an expression reads may have a value by then, and that no inner scope assigns a name of an
 * outer one.
 *
 * @see <a href="https://states-language.net/spec.html#variable-scope">Variable Scope</a>
 */
final class VariableCheck {

    private VariableCheck() {}

    /**
     * @param assigned names that may have a value when the flow begins
     * @param outer names that any outer scope assigns anywhere
     */
    static void check(Flow flow, Set<String> assigned, Set<String> outer) {
        Map<String, Set<String>> onEntry = onEntry(flow, assigned);
        for (State state : flow.states().values()) {
            state.exits().forEach(exit -> checkNames(exit, state, outer));
        }
        for (State state : flow.states().values()) {
            Set<String> known = onEntry.getOrDefault(state.name(), Set.of());
            for (Place.VariableUse use : state.place().uses()) {
                if (!known.contains(use.variable())) {
                    use.place()
                            .lint("$" + use.variable()
                                    + " is neither a JSONata function nor a variable that a state on"
                                    + " the way here assigns");
                }
            }
            for (State.Subflow subflow : state.subflows()) {
                check(subflow.flow(), subflow.seesVariables() ? known : Set.of(), around(state, flow, outer));
            }
        }
    }

    /**
     * The names that flows inside the state must not assign. AWS lets them assign those of the state's own catchers, which
     * take effect when the inner scope has ended.
     */
    private static Set<String> around(State inner, Flow flow, Set<String> outer) {
        Set<String> names = new HashSet<>(outer);
        for (State state : flow.states().values()) {
            List<Exit> exits = state == inner && state instanceof ResultState own ? List.of(own.exit()) : state.exits();
            exits.forEach(exit -> names.addAll(exit.assign().names()));
        }
        return names;
    }

    private static void checkNames(Exit exit, State state, Set<String> outer) {
        for (String name : exit.assign().names()) {
            if (outer.contains(name)) {
                state.place()
                        .refuse("assigns \"" + name + "\", which is a variable of an outer scope; choose another name");
            }
        }
    }

    /** For each state, what may have been assigned on some way to it. */
    private static Map<String, Set<String>> onEntry(Flow flow, Set<String> assigned) {
        Map<String, Set<String>> onEntry = new HashMap<>();
        onEntry.put(flow.startAt(), new HashSet<>(assigned));
        Deque<String> changed = new ArrayDeque<>(Set.of(flow.startAt()));
        while (!changed.isEmpty()) {
            State state = flow.states().get(changed.remove());
            if (state == null) {
                continue;
            }
            for (Exit exit : state.exits()) {
                if (exit.next() != null) {
                    Set<String> after = new HashSet<>(onEntry.getOrDefault(state.name(), Set.of()));
                    after.addAll(exit.assign().names());
                    boolean first = !onEntry.containsKey(exit.next());
                    if (onEntry.computeIfAbsent(exit.next(), unknown -> new HashSet<>())
                                    .addAll(after)
                            || first) {
                        changed.add(exit.next());
                    }
                }
            }
        }
        return onEntry;
    }
}
