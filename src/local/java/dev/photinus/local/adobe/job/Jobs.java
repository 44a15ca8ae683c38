package dev.photinus.local.adobe.job;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.traffic.Traffic;
import java.time.Duration;
import java.time.InstantSource;
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
import java.util.random.RandomGenerator;

/** All jobs, and the few threads that do their work. */
public final class Jobs implements AutoCloseable {
    private final InstantSource clock;
    private final JobTimes times;
    private final Traffic traffic;
    private final SpoiledResults spoiled;
    private final RandomGenerator random;
    private final Map<String, Job> byId = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Job> inOrder = new ConcurrentLinkedQueue<>();
    private final ExecutorService workers;

    /** Jobs whose times are drawn from {@code seed}. */
    public Jobs(InstantSource clock, JobTimes times, long seed, Traffic traffic, SpoiledResults spoiled) {
        this.clock = clock;
        this.times = times;
        this.traffic = traffic;
        this.spoiled = spoiled;
        this.random = new SplittableRandom(seed);
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "adobe-job");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Accepts a job and begins its work. */
    public Job submit(String id, Operation operation, Optional<Fault> fault, Callable<JobResult> work) {
        boolean endless = fault.equals(Optional.of(Fault.JOB_NEVER_ENDS));
        Duration time;
        synchronized (random) {
            time = times.draw(operation, random);
        }
        boolean odd = fault.equals(Optional.of(Fault.UNKNOWN_STATUS));
        Job job = new Job(id, operation, clock, endless ? null : time, odd);
        byId.put(id, job);
        inOrder.add(job);
        traffic.jobAccepted(operation);
        Callable<JobResult> played = fault.equals(Optional.of(Fault.JOB_FAILED))
                ? Jobs::fail
                : () -> fault.isPresent() ? spoiled.spoil(fault.get(), work.call()) : work.call();
        workers.execute(() -> job.run(played));
        return job;
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
