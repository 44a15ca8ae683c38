package dev.photinus.local.aws.lambda;

import dev.photinus.local.aws.ChildProcesses;
import dev.photinus.local.aws.sam.FunctionResource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs a function, one invocation at a time, and is killed when it overruns.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Lambda execution
 *     environment</a>
 */
final class ExecutionEnvironment implements RuntimeApi.Listener {
    private enum Phase {
        STARTING,
        IDLE,
        BUSY,
        /** It has answered, and has not yet asked for the next event. */
        RETURNING,
        STOPPING
    }

    /** Who has work for the process. */
    interface Owner {
        /** The process can take an invocation. */
        void onIdle(ExecutionEnvironment environment);

        /**
         * The process has ended.
         *
         * @param initError why, if it ended before it could take an invocation
         */
        void onEnded(ExecutionEnvironment environment, Optional<FunctionError> initError);
    }

    private final FunctionResource function;
    private final FunctionLog log;
    private final Workers workers;
    private final Freezer freezer;
    private final Owner owner;
    private final RuntimeApi api;
    private final Process process;
    private final long spawned;
    private final CompletableFuture<Duration> started = new CompletableFuture<>();
    private final Future<?> initDeadline;

    private Phase phase = Phase.STARTING;
    private @Nullable Invocation current;
    private Future<?> deadline = CompletableFuture.completedFuture(null);
    private long taken;
    private Optional<Duration> initDuration = Optional.empty();
    private @Nullable FunctionError initError;

    /** Spawns the process. */
    ExecutionEnvironment(
            FunctionResource function,
            ProcessBuilder command,
            FunctionLog log,
            Workers workers,
            Duration initTimeout,
            Freezer freezer,
            Owner owner)
            throws IOException {
        this.function = function;
        this.log = log;
        this.workers = workers;
        this.freezer = freezer;
        this.owner = owner;
        this.api = new RuntimeApi(this, workers.executor());
        command.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        synchronized (this) { // the process may speak before this constructor ends
            spawned = System.nanoTime();
            try {
                process = ChildProcesses.startShielded(command.redirectErrorStream(true));
            } catch (IOException e) {
                api.close();
                throw e;
            }
            initDeadline = workers.after(initTimeout, () -> initOverran(initTimeout));
        }
        workers.executor().execute(() -> log.follow(process.getInputStream()));
        var unused = process.onExit().thenAcceptAsync(ended -> exited(ended.exitValue()), workers.executor());
    }

    /** Completes when the process is ready, with the time it took; exceptionally with an {@link InitException}. */
    CompletableFuture<Duration> started() {
        return started;
    }

    /** Completes when the process has ended. */
    CompletableFuture<Process> ended() {
        return process.onExit();
    }

    /** The number of its process. */
    long pid() {
        return process.pid();
    }

    /** Has the process work on an invocation; false if it cannot. */
    synchronized boolean run(Invocation invocation) {
        if (phase != Phase.IDLE) {
            return false;
        }
        phase = Phase.BUSY;
        current = invocation;
        taken = System.nanoTime();
        log.write("START RequestId: " + invocation.requestId() + " Version: $LATEST");
        deadline = workers.after(function.timeout(), () -> overran(invocation));
        freezer.thaw(process);
        api.deliver(invocation, function, Instant.now().plus(function.timeout()));
        return true;
    }

    /** Whether it has answered, and will ask for the next event in a moment. */
    synchronized boolean isReturning() {
        return phase == Phase.RETURNING;
    }

    /** Ends the process; what it works on fails. */
    void stop() {
        synchronized (this) {
            if (phase == Phase.IDLE) {
                phase = Phase.STOPPING;
            }
        }
        freezer.thaw(process); // SIGTERM waits for a stopped process to go on
        process.toHandle().destroy(); // unlike the process itself, it leaves the output open
    }

    /** Ends the process at once. */
    void kill() {
        process.destroyForcibly();
    }

    /** Ends the process at once if it is working on that invocation; tells whether it was. */
    synchronized boolean kill(Invocation invocation) {
        boolean working = invocation.equals(current);
        if (working) {
            kill();
        }
        return working;
    }

    @Override
    public void onNext() {
        synchronized (this) {
            if (phase == Phase.STARTING) {
                initDeadline.cancel(false);
                initDuration = Optional.of(since(spawned));
            } else if (phase != Phase.RETURNING) {
                return;
            }
            phase = Phase.IDLE;
            freezer.freeze(process);
        }
        started.complete(since(spawned)); // the first time only
        owner.onIdle(this);
    }

    @Override
    public boolean onResponse(String requestId, byte[] payload) {
        return finish(requestId, report -> JsonPayload.read(payload)
                .<InvocationResult>map(json -> new InvocationResult.Succeeded(json, report))
                .orElseGet(() -> failed(
                        FunctionError.of("Runtime.InvalidResponse", "The function's answer is not JSON"), report)));
    }

    @Override
    public boolean onError(String requestId, byte[] error) {
        return finish(requestId, report -> failed(FunctionError.reported(error), report));
    }

    @Override
    public synchronized void onInitError(byte[] error) {
        initError = FunctionError.reported(error);
    }

    private void overran(Invocation invocation) {
        var error = FunctionError.timedOut(invocation.requestId(), function.timeout());
        if (finish(invocation.requestId(), report -> failed(error, report))) {
            kill();
        }
    }

    private void initOverran(Duration timeout) {
        synchronized (this) {
            initError = FunctionError.of(
                    "Sandbox.Timedout", "Error: Init phase timed out after " + timeout.toSeconds() + " seconds");
        }
        kill();
    }

    private void exited(int status) {
        Invocation unfinished;
        Optional<FunctionError> whileStarting;
        synchronized (this) {
            unfinished = current;
            whileStarting = phase == Phase.STARTING ? Optional.of(initError(status)) : Optional.empty();
            phase = Phase.STOPPING;
        }
        initDeadline.cancel(false);
        api.close();
        if (unfinished != null) {
            var requestId = unfinished.requestId();
            finish(requestId, report -> failed(FunctionError.exited(requestId, status), report));
        }
        whileStarting.ifPresent(error -> started.completeExceptionally(new InitException(function.name(), error)));
        owner.onEnded(this, whileStarting);
    }

    private FunctionError initError(int status) {
        return Optional.ofNullable(initError).orElseGet(() -> FunctionError.exited("none", status));
    }

    private boolean finish(String requestId, Function<InvocationReport, InvocationResult> outcome) {
        Invocation invocation;
        InvocationReport report;
        synchronized (this) {
            invocation = current;
            if (invocation == null || !invocation.requestId().equals(requestId)) {
                return false;
            }
            current = null;
            phase = phase == Phase.BUSY ? Phase.RETURNING : phase;
            deadline.cancel(false);
            report = new InvocationReport(requestId, since(taken), initDuration, ProcessMemory.peak(process));
            initDuration = Optional.empty();
        }
        ReportLines.write(log, report, function);
        var result = outcome.apply(report);
        workers.executor().execute(() -> invocation.result().complete(result));
        return true;
    }

    private static InvocationResult failed(FunctionError error, InvocationReport report) {
        return new InvocationResult.Failed(error.error(), error.cause(), report);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
