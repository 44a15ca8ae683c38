package dev.photinus.local.adobe.fault;

import dev.photinus.local.adobe.contract.Operation;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One fault on one operation.
 *
 * @param probability 0 (never) to 1 (always); the first rule that strikes wins
 * @param most how often it is played at most
 */
public record FaultRule(Operation operation, Fault fault, double probability, int most) {

    private static final String STATUS = "status";

    /** Calls that submit nothing, so that no job of theirs can fail. */
    private static final Set<Operation> WITHOUT_JOB =
            Set.of(Operation.AUTHENTICATE, Operation.UPLOAD, Operation.POLL_STATUS, Operation.CANCEL);

    /** Checks the probability, and that the operation can meet the fault. */
    public FaultRule {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability lies between 0 and 1, not at " + probability);
        }
        if (fault.isOfJob() && WITHOUT_JOB.contains(operation)) {
            throw new IllegalArgumentException("\"" + fault + "\" is what befalls a job: it goes with an operation that"
                    + " submits one, not with " + name(operation));
        }
    }

    /** One that is played however often chance wants it. */
    public FaultRule(Operation operation, Fault fault, double probability) {
        this(operation, fault, probability, Integer.MAX_VALUE);
    }

    /**
     * The rule that {@code OPERATION:FAULT=HOW} writes, such as {@code fill:429=0.2}; {@code HOW} is a probability, {@code once} or
     * {@code always}.
     *
     * @throws IllegalArgumentException if it is none; the message names what is known
     */
    public static FaultRule parse(String text) {
        String[] parts = text.strip().split("[:=]", -1);
        if (parts.length != 3 || text.indexOf(':') > text.indexOf('=')) {
            throw new IllegalArgumentException("\"" + text
                    + "\" is not OPERATION:FAULT=HOW, such as fill:429=0.2, status:reset=once or autoTone:500=always");
        }
        Operation operation = operation(parts[0].strip());
        Fault fault = Fault.named(parts[1].strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + parts[1].strip() + "\" is not a fault that can be played; there are " + Fault.names()));
        return switch (parts[2].strip()) {
            case "once" -> new FaultRule(operation, fault, 1, 1);
            case "always" -> new FaultRule(operation, fault, 1);
            default -> new FaultRule(operation, fault, probability(parts[2].strip()));
        };
    }

    private static Operation operation(String name) {
        return Arrays.stream(Operation.values())
                .filter(operation -> name(operation).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + name
                        + "\" is not an operation of Adobe's; there are "
                        + Arrays.stream(Operation.values()).map(FaultRule::name).collect(Collectors.joining(", "))));
    }

    /** Asking for a status is Adobe's operation; that it is done by polling is ours. */
    private static String name(Operation operation) {
        return operation == Operation.POLL_STATUS ? STATUS : operation.toString();
    }

    private static double probability(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is neither a probability from 0 to 1 nor once nor always");
        }
    }

    /** As {@code --fault} takes it. */
    @Override
    public String toString() {
        String how = probability < 1 ? String.valueOf(probability) : most == 1 ? "once" : "always";
        return name(operation) + ":" + fault + "=" + how;
    }
}
