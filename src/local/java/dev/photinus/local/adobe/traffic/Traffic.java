package dev.photinus.local.adobe.traffic;

import dev.photinus.local.adobe.contract.Operation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What came in, counted. */
public final class Traffic {
    private final Map<Operation, Tally> tallies = new EnumMap<>(Operation.class);
    private final List<Violation> violations = new ArrayList<>();

    public void called(Operation operation) {
        count(operation, Tally::called);
    }

    public void jobAccepted(Operation operation) {
        count(operation, Tally::accepted);
    }

    public void answered(Operation operation, int status) {
        count(operation, tally -> tally.answered(status));
    }

    public void passedSoftLimit(Operation operation) {
        count(operation, Tally::passedSoftLimit);
    }

    public synchronized void violated(Violation violation) {
        violations.add(violation);
    }

    /** Operations that were called at least once, in the order of {@link Operation}. */
    public synchronized Map<Operation, Tally> tallies() {
        return new EnumMap<>(tallies);
    }

    /** Violations in the order in which they came. */
    public synchronized List<Violation> violations() {
        return List.copyOf(violations);
    }

    private synchronized void count(Operation operation, UnaryOperator<Tally> change) {
        tallies.put(operation, change.apply(tallies.getOrDefault(operation, Tally.NONE)));
    }
}
