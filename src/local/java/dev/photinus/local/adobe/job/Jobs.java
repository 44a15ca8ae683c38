package dev.photinus.local.adobe.job;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.traffic.Traffic;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All jobs, and the few threads that do their work. */
public final class Jobs implements AutoCloseable {
    private final InstantSource clock;
    private final JobTimes times;
    private final Traffic traffic;
    private final SpoiledResults spoiled;
    private final @Nullable JobArchive archive;
    private final Map<String, SavedJob> unfinished = new ConcurrentHashMap<>();
    private final RandomGenerator random;
    private final Map<String, Job> byId = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Job> inOrder = new ConcurrentLinkedQueue<>();
    private final ExecutorService workers;

    /**
     * Jobs whose times are drawn from {@code seed}.
     *
     * @param archive keeps them over the end of the process; null where they are forgotten
     */
    public Jobs(
            InstantSource clock,
            JobTimes times,
            long seed,
            Traffic traffic,
            SpoiledResults spoiled,
            @Nullable JobArchive archive) {
        this.clock = clock;
        this.times = times;
        this.traffic = traffic;
        this.spoiled = spoiled;
        this.archive = archive;
        this.random = new SplittableRandom(seed);
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "adobe-job");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Accepts a job and begins its work, or continues that of a former start.
     *
     * @param newId of the job, where the request is a new one
     */
    public Job submit(String newId, Operation operation, Request request, Callable<JobResult> work) {
        SavedJob former = request.continuedJob().map(unfinished::remove).orElse(null);
        Job job = former == null
                ? new Job(newId, operation, clock, time(operation, request.fault()), request.fault(), request.path())
                : new Job(former, clock, null);
        if (former == null) {
            traffic.jobAccepted(operation);
            if (archive != null) {
                archive.accepted(job, request.body());
            }
        }
        byId.put(job.id(), job);
        inOrder.add(job);
        workers.execute(() -> run(job, work));
        return job;
    }

    private @Nullable Duration time(Operation operation, Optional<Fault> fault) {
        synchronized (random) {
            Duration time = times.draw(operation, random);
            return fault.equals(Optional.of(Fault.JOB_NEVER_ENDS)) ? null : time;
        }
    }

    private void run(Job job, Callable<JobResult> work) {
        AtomicReference<JobResult> made = new AtomicReference<>();
        job.run(() -> {
            if (job.fault().equals(Optional.of(Fault.JOB_FAILED))) {
                return fail();
            }
            JobResult result = work.call();
            made.set(result);
            return spoiled(job.fault(), result);
        });
        if (archive != null) {
            archive.ended(job, made.get());
        }
    }

    private JobResult spoiled(Optional<Fault> fault, JobResult made) {
        return fault.isPresent() ? spoiled.spoil(fault.get(), made) : made;
    }

    /**
     * Takes up the jobs of former starts: those that have ended are as they were.
     *
     * @param base scheme, host and port of this start
     * @return the requests of those that have not, to be served again; they count neither as calls nor as new jobs
     */
    public List<Request> restore(URI base) {
        List<Request> requests = new ArrayList<>();
        if (archive == null) {
            return requests;
        }
        for (SavedJob saved : archive.former()) {
            if (saved.hasEnded() || saved.request() == null) {
                JobResult result = archive.result(saved, base);
                Job job = new Job(saved, clock, result == null ? null : spoiled(saved.playedFault(), result));
                byId.put(job.id(), job);
                inOrder.add(job);
            } else {
                unfinished.put(saved.id(), saved);
                requests.add(Request.ofJob(
                        base, saved.path(), archive.request(saved.request(), base), saved.playedFault(), saved.id()));
            }
        }
        return requests;
    }

    /** Ends a job if it has not ended; tells whether it had not. */
    public boolean cancel(Job job) {
        boolean cancelled = job.cancel();
        if (cancelled && archive != null) {
            archive.ended(job, null);
        }
        return cancelled;
    }

    /**
     * The job of that id.
     *
     * @throws Refusal 404 {@code unknown_job_id}
     */
    public Job get(String id) {
        Job job = byId.get(id);
        if (job == null) {
            throw Refusal.violation(404, "unknown_job_id", "Job not found");
        }
        return job;
    }

    /** All jobs in the order of their acceptance. */
    public List<JobRecord> records() {
        return inOrder.stream().map(Job::record).toList();
    }

    @Override
    public void close() {
        if (archive != null) {
            archive.close(); // before the workers are stopped: that is no end of their jobs
        }
        workers.shutdownNow();
        try {
            // Image work cannot be interrupted; whoever deletes its files next should not meet it.
            workers.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JobResult fail() {
        throw new JobFailed("runtime_error", "There was a problem while attempting to perform the operation.");
    }
}
