package dev.photinus.function.input;

import dev.photinus.ledger.Quota;
import dev.photinus.ledger.QuotaConfig;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * What one photo asks of Adobe, in the plainest case: one variation, no mask of one's own.
 *
 * @param calls that submit a job, by the quota that they draw on
 * @param alone from the start of its execution to the end where it waits for no slot: Adobe's usual job times, and some seconds
 *     for functions and state machines
 */
public record Demand(Map<Quota, Integer> calls, Duration alone) {

    public Demand {
        calls = Map.copyOf(calls);
    }

    /** What a photo of this workflow asks. */
    public static Demand of(Workflow workflow) {
        return switch (workflow) {
            case HEADSHOT ->
                new Demand(
                        Map.of(Quota.REMOVE_BACKGROUND, 1, Quota.FIREFLY, 1, Quota.PHOTOSHOP, 1),
                        Duration.ofSeconds(32));
            case PRODUCT ->
                new Demand(
                        Map.of(Quota.REMOVE_BACKGROUND, 2, Quota.FIREFLY, 1, Quota.PHOTOSHOP, 1),
                        Duration.ofSeconds(33));
            case INPAINT -> new Demand(Map.of(Quota.MASKING, 2), Duration.ofSeconds(21));
        };
    }

    /** The quota that lets the fewest photos through, for as long as no day's limit is used up; none where nothing is limited. */
    public Optional<Quota> binding(QuotaConfig quotas) {
        return calls.keySet().stream()
                .filter(quota -> !interval(quota, quotas).isZero())
                .max(Comparator.comparing(quota -> interval(quota, quotas)));
    }

    /** From one photo to the next, at the pace of the {@linkplain #binding binding} quota; nothing where there is none. */
    public Duration interval(QuotaConfig quotas) {
        return binding(quotas).map(quota -> interval(quota, quotas)).orElse(Duration.ZERO);
    }

    private Duration interval(Quota quota, QuotaConfig quotas) {
        return quota.limits(quotas).interval().multipliedBy(calls.getOrDefault(quota, 0));
    }
}
