package dev.photinus.local.adobe.fault;

import dev.photinus.local.adobe.contract.Operation;
import java.util.EnumMap;
import java.util.HashMap;
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
    private final List<FaultRule> rules;
    private final Map<FaultRule, Integer> played = new HashMap<>();
    private final Map<Operation, RandomGenerator> randoms = new EnumMap<>(Operation.class);

    /** Faults by these rules, drawn from {@code seed}. */
    public RandomFaults(long seed, List<FaultRule> rules) {
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
        Optional<FaultRule> struck = Optional.empty();
        for (FaultRule rule : rules) {
            // drawn for every rule, so that one that has been played often enough changes nothing for the others
            boolean strikes = rule.operation() == operation && random.nextDouble() < rule.probability();
            if (strikes && struck.isEmpty() && played.getOrDefault(rule, 0) < rule.most()) {
                struck = Optional.of(rule);
            }
        }
        struck.ifPresent(rule -> played.merge(rule, 1, Integer::sum));
        return struck.map(FaultRule::fault);
    }
}
