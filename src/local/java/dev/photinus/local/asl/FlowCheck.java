package dev.photinus.local.asl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Checks that a machine's states hang together: every name known and unique, every state reached, an end somewhere. */
final class FlowCheck {

    private static final int MAX_NAME = 80;

    private final Set<String> names = new HashSet<>();

    void check(Flow flow) {
        flow.names().forEach(name -> checkName(name, flow.place().state(name)));
        boolean complete = flow.names().equals(flow.states().keySet());
        if (!flow.startAt().isEmpty() && !flow.names().contains(flow.startAt())) {
            flow.place().field("StartAt").refuse("there is no state \"" + flow.startAt() + "\" here");
            complete = false;
        }
        for (State state : flow.states().values()) {
            for (Exit exit : state.exits()) {
                String next = exit.next();
                if (next != null && !next.isEmpty() && !flow.names().contains(next)) {
                    exit.place().refuse("there is no state \"" + next + "\" here");
                    complete = false;
                }
            }
            state.subflows().forEach(subflow -> check(subflow.flow()));
        }
        if (complete && !flow.startAt().isEmpty()) {
            checkWays(flow);
        }
    }

    private void checkName(String name, Place place) {
        if (name.codePointCount(0, name.length()) > MAX_NAME) {
            place.refuse("the name is longer than 80 characters");
        }
        if (!names.add(name)) {
            place.refuse("the name is given twice in this machine");
        }
    }

    private static void checkWays(Flow flow) {
        Set<String> reached = new HashSet<>(Set.of(flow.startAt()));
        Deque<String> toVisit = new ArrayDeque<>(reached);
        boolean ends = false;
        while (!toVisit.isEmpty()) {
            State state = flow.state(toVisit.remove());
            ends |= state.isTerminal();
            for (Exit exit : state.exits()) {
                if (exit.next() != null && !exit.next().isEmpty() && reached.add(exit.next())) {
                    toVisit.add(exit.next());
                }
            }
        }
        for (State state : flow.states().values()) {
            if (!reached.contains(state.name())) {
                state.place().refuse("no way leads to this state");
            }
        }
        if (!ends) {
            flow.place().refuse("no way leads to an end: no \"End\": true, no Succeed, no Fail");
        }
    }
}
