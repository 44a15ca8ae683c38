package dev.photinus.local.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Timers whose clock jumps from one alarm to the next: a day of waiting takes as long as the work done in it. Everything
 * happens on the thread that calls {@link #run} or {@link #runUntil}, in the order of the alarms' times, then in the order
 * in which they were set, so that a run repeats itself exactly.
 */
public final class SimulatedTimers implements Timers {

    private final TreeSet<Pending> pending =
            new TreeSet<>(Comparator.comparing(Pending::due).thenComparing(Pending::number));
    private Instant now;
    private long count;

    /** A clock that stands at the given moment until it is run. */
    public SimulatedTimers(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Alarm schedule(Duration delay, Runnable action) {
        Pending alarm = new Pending(delay.isNegative() ? now : now.plus(delay), count++, action);
        pending.add(alarm);
        return () -> cancel(alarm);
    }

    /** Runs every alarm, those that others set on the way too, until none is left. The clock stays at the last one. */
    public void run() {
        runUntil(Instant.MAX);
    }

    /** Runs every alarm due by the given moment, and leaves the clock there (or at the last alarm, for {@link #run}). */
    public void runUntil(Instant end) {
        Pending next;
        while ((next = take(end)) != null) {
            next.action.run();
        }
    }

    private synchronized @Nullable Pending take(Instant end) {
        if (pending.isEmpty() || pending.first().due.isAfter(end)) {
            now = end.equals(Instant.MAX) ? now : end;
            return null;
        }
        Pending next = pending.first();
        pending.remove(next);
        now = next.due;
        return next;
    }

    private synchronized void cancel(Pending alarm) {
        pending.remove(alarm);
    }

    private record Pending(Instant due, long number, Runnable action) {}
}
