package dev.photinus.local.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Timers on the computer's clock. One thread serves any number of executions, for they never block it. */
public final class RealTimers implements Timers, AutoCloseable {

    private final ScheduledThreadPoolExecutor scheduler;

    /** Starts the thread, a daemon. */
    public RealTimers() {
        scheduler = new ScheduledThreadPoolExecutor(1, action -> {
            Thread thread = new Thread(action, "asl-timers");
            thread.setDaemon(true);
            return thread;
        });
        scheduler.setRemoveOnCancelPolicy(true); // or every task's timeout would be kept until it is due
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Alarm schedule(Duration delay, Runnable action) {
        ScheduledFuture<?> future = scheduler.schedule(action, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Ends the thread; what is still scheduled never runs. */
    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
