package dev.photinus.function.input;

import dev.photinus.ledger.QuotaConfig;
import java.time.Duration;

/**
 * How many photos of a batch are worked on at once: just enough that there is always one that wants the next slot. More would be
 * no faster. They would wait in functions, which costs, and book slots further ahead: whoever comes with a single photo waits behind
 * them all, which is a minute at Adobe's default quota.
 */
public final class BatchConcurrency {

    /** Where the quota would bear more, or there is none. An account may run 1,000 functions at once if it asks for nothing else. */
    public static final int HIGHEST = 400;

    private BatchConcurrency() {}

    /** From 1 to {@link #HIGHEST}. */
    public static int of(Workflow workflow, QuotaConfig quotas) {
        Demand demand = Demand.of(workflow);
        Duration interval = demand.interval(quotas);
        if (interval.isZero()) {
            return HIGHEST;
        }
        double underWay = (double) demand.alone().toMillis() / interval.toMillis();
        // jobs take now more, now less time: what that adds to those under way grows with the root of their number
        return (int) Math.min(HIGHEST, Math.ceil(underWay + Math.sqrt(underWay) / 2));
    }
}
