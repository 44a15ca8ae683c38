package dev.photinus.local.adobe.gate;

import java.time.Duration;

/**
 * So many calls in any window of time.
 *
 * @param soft calls beyond this are served but counted: a caller that keeps its schedule stays below
 * @param hard calls beyond this get status 429
 */
public record Quota(int soft, int hard, Duration window) {
    /** Checks that the figures make sense. */
    public Quota {
        if (soft < 1 || hard < soft || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("A quota needs 1 <= soft <= hard and a positive window");
        }
    }

    /** A quota with one limit. */
    public static Quota of(int calls, Duration window) {
        return new Quota(calls, calls, window);
    }
}
