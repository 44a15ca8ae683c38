package dev.photinus.function.input;

import dev.photinus.ledger.QuotaConfig;
import java.time.Duration;

/**
 * How many photos of a batch are worked on at once: as many as the quota lets through while one of them is being worked on. More
 * would be no faster, and book slots further ahead.
 */
public final class BatchConcurrency {

    /** Where the quota would bear more, or there is none. */
    public static final int HIGHEST = 400;

    /** From the start of a photo's execution to its end, where it waits for no slot. */
    private static final Duration ALONE = Duration.ofSeconds(32);

    private BatchConcurrency() {}

    /** From 1 to {@link #HIGHEST}. */
    public static int of(Workflow workflow, QuotaConfig quotas) {
        QuotaConfig.Limit limit = workflow == Workflow.INPAINT ? quotas.masking() : quotas.firefly();
        if (limit.requests() <= 0) {
            return HIGHEST;
        }
        long underWay = ALONE.toMillis() * limit.requests() / limit.period().toMillis();
        return (int) Math.min(HIGHEST, 1 + underWay);
    }
}
