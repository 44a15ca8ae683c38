package dev.photinus.local.adobe.job;

import dev.photinus.local.adobe.contract.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One job. Its state follows from the clock and from how far the work is, each time somebody asks: nothing needs to be scheduled, and a
 * simulated clock works as well as a real one.
 */
public final class Job {
    private final String id;
    private final Operation operation;
    private final InstantSource clock;
    private final Instant submitted;
    private final @Nullable Duration time;
    private final boolean odd;

    private @Nullable Instant started;
    private @Nullable Instant workDone;
    private @Nullable JobResult result;
    private @Nullable JobFailed failure;
    private @Nullable Instant cancelled;

    /**
     * A job that ends {@code time} after now at the earliest; without a time it never ends.
     *
     * @param odd whether it gets into a state that nobody knows, and stays there
     */
    Job(String id, Operation operation, InstantSource clock, @Nullable Duration time, boolean odd) {
        this.id = id;
        this.operation = operation;
        this.clock = clock;
        this.submitted = clock.instant();
        this.time = time;
        this.odd = odd;
    }

    public String id() {
        return id;
    }

    public Operation operation() {
        return operation;
    }

    public Instant submitted() {
        return submitted;
    }

    /** Where the job is now. */
    public synchronized JobState state() {
        if (cancelled != null) {
            return new JobState.Cancelled();
        }
        if (odd) {
            return new JobState.Hibernating();
        }
        Instant finished = finished();
        if (finished != null && failure != null) {
            return new JobState.Failed(failure);
        }
        if (finished != null && result != null) {
            return new JobState.Succeeded(result.describe(finished));
        }
        int progress = progress();
        return progress < 10 ? new JobState.Pending() : new JobState.Running(progress);
    }

    /**
     * Waits until the job has ended, or is as old as {@code longest} by the clock.
     *
     * @return where the job is then
     */
    public JobState await(Duration longest) throws InterruptedException {
        Instant deadline = submitted.plus(longest);
        JobState state = state();
        while (!state.hasEnded() && clock.instant().isBefore(deadline)) {
            Thread.sleep(10); // a simulated clock wakes nobody up
            state = state();
        }
        return state;
    }

    /** Ends the job if it has not ended; tells whether it had not. */
    public synchronized boolean cancel() {
        if (cancelled != null || finished() != null) {
            return false;
        }
        cancelled = clock.instant();
        return true;
    }

    /** When the job ended or was changed last, for a status. */
    public synchronized Instant modified() {
        Instant finished = finished();
        return finished == null ? clock.instant() : finished;
    }

    /** The job as reports see it. */
    public synchronized JobRecord record() {
        return new JobRecord(operation, id, submitted, started, finished(), state().word());
    }

    /** Does the work, on a thread of its own. */
    void run(Callable<JobResult> work) {
        synchronized (this) {
            if (cancelled != null) {
                return;
            }
            started = clock.instant();
        }
        JobResult made = null;
        JobFailed reason = null;
        try {
            made = work.call();
        } catch (JobFailed e) {
            reason = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reason = new JobFailed("runtime_error", "The stand-in was stopped.");
        } catch (Exception e) {
            System.getLogger(Job.class.getName())
                    .log(System.Logger.Level.ERROR, "The stand-in failed at job " + id + " (" + operation + ")", e);
            reason = new JobFailed("runtime_error", "The stand-in failed; its log says why.");
        }
        synchronized (this) {
            result = made;
            failure = reason;
            workDone = clock.instant();
        }
    }

    private @Nullable Instant finished() {
        if (cancelled != null) {
            return cancelled;
        }
        if (workDone == null || time == null) {
            return null;
        }
        if (failure != null) {
            return workDone;
        }
        Instant due = submitted.plus(time);
        Instant end = due.isAfter(workDone) ? due : workDone;
        return clock.instant().isBefore(end) ? null : end;
    }

    private int progress() {
        if (time == null || time.isZero()) {
            return 50;
        }
        long elapsed = Duration.between(submitted, clock.instant()).toMillis();
        return (int) Math.min(99, elapsed * 100 / Math.max(1, time.toMillis()));
    }
}
