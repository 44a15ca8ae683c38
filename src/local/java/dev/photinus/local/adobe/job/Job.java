package dev.photinus.local.adobe.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
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
    private final Optional<Fault> fault;
    private final String path;
    private final boolean continued;

    private @Nullable Instant started;
    private @Nullable Instant workDone;
    private @Nullable JobResult result;
    private @Nullable JobFailed failure;
    private @Nullable Instant cancelled;

    /**
     * A job that ends {@code time} after now at the earliest; without a time it never ends.
     *
     * @param fault that is played at it
     * @param path of the request
     */
    Job(
            String id,
            Operation operation,
            InstantSource clock,
            @Nullable Duration time,
            Optional<Fault> fault,
            String path) {
        this.id = id;
        this.operation = operation;
        this.clock = clock;
        this.submitted = clock.instant();
        this.time = time;
        this.fault = fault;
        this.path = path;
        this.continued = false;
    }

    /**
     * A job of a former start.
     *
     * @param result what it made; null where it made nothing, or is still to do
     */
    Job(SavedJob saved, InstantSource clock, @Nullable JobResult result) {
        this.id = saved.id();
        this.operation = saved.operation();
        this.clock = clock;
        this.submitted = saved.submitted();
        this.time = saved.time();
        this.fault = saved.playedFault();
        this.path = saved.path();
        this.continued = true;
        this.started = saved.started();
        this.workDone = saved.workDone();
        this.cancelled = saved.cancelled();
        this.result = result;
        this.failure = saved.failure() == null ? null : saved.failure().toException();
    }

    public String id() {
        return id;
    }

    public Operation operation() {
        return operation;
    }

    /** The fault that is played at it. */
    Optional<Fault> fault() {
        return fault;
    }

    public Instant submitted() {
        return submitted;
    }

    /** Where the job is now. */
    public synchronized JobState state() {
        if (cancelled != null) {
            return new JobState.Cancelled();
        }
        if (fault.equals(Optional.of(Fault.UNKNOWN_STATUS))) {
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

    /** What there is to write down of it. */
    synchronized SavedJob saved(@Nullable ObjectNode request, @Nullable ObjectNode made) {
        return new SavedJob(
                id,
                operation,
                submitted,
                time == null ? null : (Long) time.toMillis(),
                fault.orElse(null),
                path,
                request,
                started,
                workDone,
                made,
                failure == null ? null : new SavedJob.Failure(failure.code(), failure.message()),
                cancelled);
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
            workDone = workDone();
        }
    }

    /** Now; for a job that Adobe would have finished while the emulator was off, when it was due. */
    private Instant workDone() {
        Instant now = clock.instant();
        return continued
                        && failure == null
                        && time != null
                        && submitted.plus(time).isBefore(now)
                ? submitted.plus(time)
                : now;
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
