package dev.photinus.local.asl;

import java.util.List;
import java.util.stream.Collectors;

/** A state machine was refused; the message lists every finding, a line each. */
public final class InvalidStateMachineException extends RuntimeException {

    private final transient List<Finding> findings;

    InvalidStateMachineException(List<Finding> findings) {
        super(findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** Every reason, in the order of the definition. */
    public List<Finding> findings() {
        return findings;
    }
}
