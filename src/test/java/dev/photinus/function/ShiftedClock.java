package dev.photinus.function;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The real time and as much more as a test says: functions sleep really, and state machines do not. */
final class ShiftedClock extends Clock {

    private static volatile Duration shift = Duration.ZERO;

    /** What time it is. */
    static Instant now() {
        return Instant.now().plus(shift);
    }

    /** From now on it is that time at least. */
    static void advanceTo(Instant instant) {
        Duration ahead = Duration.between(now(), instant);
        if (!ahead.isNegative()) {
            shift = shift.plus(ahead);
        }
    }

    /** From now on it is so much later. */
    static void advanceBy(Duration duration) {
        shift = shift.plus(duration);
    }

    /** From now on it is as late as it is. */
    static void reset() {
        shift = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        CrashPoints.pass(CrashPoints.TIME);
        return now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times are instants here");
    }
}
