package dev.photinus.local.aws.lambda;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of the host: one that keeps the time, and as many as there is something to do. */
final class Workers implements AutoCloseable {
    private final ExecutorService executor = Executors.newCachedThreadPool(Workers::daemon);
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Workers::daemon);

    Workers() {
        timer.setRemoveOnCancelPolicy(true);
    }

    ExecutorService executor() {
        return executor;
    }

    Future<?> after(Duration delay, Runnable task) {
        return timer.schedule(() -> executor.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "lambda-host");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        executor.shutdown();
    }
}
