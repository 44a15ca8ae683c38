package dev.photinus.local.aws.lambda;

import dev.photinus.local.aws.sam.FunctionResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The processes of one function: as many as there is work for, up to a maximum; those without work end after a while.
 *
 * <p>Lambda starts a process for every invocation that finds none free. On a laptop a start costs as much CPU as many an
 * invocation does, so here an invocation waits first, for as long as a start takes, whether a process becomes free.
 */
final class FunctionPool implements ExecutionEnvironment.Owner {
    private final FunctionResource function;
    private final Launcher launcher;
    private final FunctionLog log;
    private final LambdaSettings settings;
    private final Workers workers;
    private final ColdStarts coldStarts;
    private final Freezer freezer;

    private final Deque<Invocation> waiting = new ArrayDeque<>();
    private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
    private final Map<ExecutionEnvironment, Future<?>> idleDeadlines = new HashMap<>();
    private final Set<ExecutionEnvironment> starting = new HashSet<>();
    private final Set<ExecutionEnvironment> live = new HashSet<>();
    private int queuedStarts;
    private boolean closed;

    FunctionPool(
            FunctionResource function,
            Launcher launcher,
            FunctionLog log,
            LambdaSettings settings,
            Workers workers,
            ColdStarts coldStarts,
            Freezer freezer) {
        this.function = function;
        this.launcher = launcher;
        this.log = log;
        this.settings = settings;
        this.workers = workers;
        this.coldStarts = coldStarts;
        this.freezer = freezer;
    }

    synchronized CompletableFuture<InvocationResult> invoke(Invocation invocation) {
        if (closed) {
            return CompletableFuture.failedFuture(new IllegalStateException("Lambda is closed"));
        }
        waiting.addLast(invocation);
        assign();
        if (waiting.contains(invocation)) {
            var unused = workers.after(launcher.startTime(), this::assign);
        }
        return invocation.result();
    }

    /** Starts processes until there are so many; completes when they are ready. */
    synchronized CompletableFuture<Void> prewarm(int processes) {
        var missing = Math.min(processes, settings.maxConcurrency()) - live.size() - queuedStarts;
        var starts = IntStream.range(0, Math.max(0, missing))
                .mapToObj(i -> queueStart(true))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(starts);
    }

    /** Gives waiting invocations to idle processes, and starts processes for the others. */
    private synchronized void assign() {
        while (!waiting.isEmpty() && !idle.isEmpty()) {
            var environment = idle.removeFirst();
            cancelIdleDeadline(environment);
            if (environment.run(waiting.element())) {
                watched(environment, waiting.remove());
            }
        }
        while (coming() < inNeedOfAProcess() && live.size() + queuedStarts < settings.maxConcurrency()) {
            var unused = queueStart(false); // its failure is that of the invocation it was for
        }
    }

    private void watched(ExecutionEnvironment environment, Invocation invocation) {
        settings.watch()
                .began(new Watch.Begun(
                        function.logicalId(),
                        invocation.requestId(),
                        new String(invocation.event(), StandardCharsets.UTF_8),
                        () -> environment.kill(invocation)));
    }

    private long inNeedOfAProcess() {
        var impatient = waiting.stream()
                .filter(invocation -> invocation.hasWaited(launcher.startTime()))
                .count();
        return live.isEmpty() ? Math.max(impatient, Math.min(1, waiting.size())) : impatient;
    }

    /** Processes that can take an invocation soon. */
    private long coming() {
        return queuedStarts
                + starting.size()
                + live.stream().filter(ExecutionEnvironment::isReturning).count();
    }

    private CompletableFuture<Duration> queueStart(boolean unconditional) {
        queuedStarts++;
        return coldStarts.submit(() -> start(unconditional));
    }

    private synchronized CompletableFuture<Duration> start(boolean unconditional) {
        queuedStarts--;
        if (closed || (waiting.isEmpty() && !unconditional)) {
            return CompletableFuture.completedFuture(Duration.ZERO); // another process was free in the meantime
        }
        try {
            var environment = new ExecutionEnvironment(
                    function, launcher.launch(function), log, workers, settings.initTimeout(), freezer, this);
            live.add(environment);
            starting.add(environment);
            return environment.started();
        } catch (IOException e) {
            var error = FunctionError.of("Runtime.InvalidEntrypoint", "Error: " + e.getMessage());
            failNext(error);
            return CompletableFuture.failedFuture(new InitException(function.name(), error));
        }
    }

    /** The most recently used process is first: the others may come to their end. */
    @Override
    public synchronized void onIdle(ExecutionEnvironment environment) {
        starting.remove(environment);
        idle.addFirst(environment);
        if (settings.freezing()) {
            settings.watch().froze(function.logicalId(), environment.pid());
        }
        idleDeadlines.put(environment, workers.after(settings.idleTimeout(), () -> retire(environment)));
        assign();
    }

    private synchronized void retire(ExecutionEnvironment environment) {
        if (idle.remove(environment)) {
            environment.stop();
        }
    }

    @Override
    public synchronized void onEnded(ExecutionEnvironment environment, Optional<FunctionError> initError) {
        live.remove(environment);
        starting.remove(environment);
        idle.remove(environment);
        cancelIdleDeadline(environment);
        initError.ifPresent(this::failNext);
        assign();
    }

    /** The process was started for the invocation that has waited longest. */
    private void failNext(FunctionError error) {
        var invocation = waiting.poll();
        if (invocation != null) {
            fail(invocation, error);
        }
    }

    private void fail(Invocation invocation, FunctionError error) {
        var result = new InvocationResult.Failed(
                error.error(), error.cause(), InvocationReport.none(invocation.requestId()));
        workers.executor().execute(() -> invocation.result().complete(result));
    }

    private void cancelIdleDeadline(ExecutionEnvironment environment) {
        var deadline = idleDeadlines.remove(environment);
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    /** Kills every process; what they work on and what waits for them fails. */
    CompletableFuture<Void> close() {
        List<ExecutionEnvironment> ending;
        synchronized (this) {
            closed = true;
            waiting.forEach(invocation -> fail(invocation, FunctionError.of("Runtime.ExitError", "Lambda was closed")));
            waiting.clear();
            ending = new ArrayList<>(live);
        }
        ending.forEach(ExecutionEnvironment::kill);
        return CompletableFuture.allOf(
                ending.stream().map(ExecutionEnvironment::ended).toArray(CompletableFuture<?>[]::new));
    }
}
