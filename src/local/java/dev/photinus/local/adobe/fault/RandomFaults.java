package dev.photinus.local.adobe.fault;

import dev.photinus.local.adobe.contract.Operation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Plays faults by chance. The n-th call of an operation meets the same fault on every run with the same seed, however the calls of
 * different operations interleave.
 */
public final class RandomFaults implements Faults {
    private final List<Rule> rules;
    private final Map<Operation, RandomGenerator> randoms = new EnumMap<>(Operation.class);

    /**
     * One fault on one operation.
     *
     * @param probability 0 (never) to 1 (always); the first rule that strikes wins
     */
    public record Rule(Operation operation, Fault fault, double probability) {
        /** Checks the probability. */
        public Rule {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("A probability lies between 0 and 1, not at " + probability);
            }
        }
    }

    /** Faults by these rules, drawn from {@code seed}. */
    public RandomFaults(long seed, List<Rule> rules) {
        this.rules = List.copyOf(rules);
        for (Operation operation : Operation.values()) {
            randoms.put(
                    operation,
                    new SplittableRandom(seed * 31 + operation.toString().hashCode()));
        }
    }

    @Override
    public synchronized Optional<Fault> on(Operation operation) {
        RandomGenerator random = Objects.requireNonNull(randoms.get(operation));
        Optional<Fault> struck = Optional.empty();
        for (Rule rule : rules) {
            if (rule.operation() == operation && random.nextDouble() < rule.probability() && struck.isEmpty()) {
                struck = Optional.of(rule.fault());
            }
        }
        return struck;
    }
}
