package dev.photinus.local.adobe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when told. */
public final class ManualClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-20T09:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets time pass. */
    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }
}
