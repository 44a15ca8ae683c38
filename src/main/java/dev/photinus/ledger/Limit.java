package dev.photinus.ledger;

import java.time.Duration;

/**
 * So many calls in any period of time.
 *
 * @param requests at least 1
 * @param period more than nothing
 */
public record Limit(int requests, Duration period) {

    /** @throws IllegalArgumentException if it lets no call pass, or holds for no time */
    public Limit {
        if (requests < 1 || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException(
                    "A limit is at least 1 request in some time: " + requests + "/" + period);
        }
    }
}
