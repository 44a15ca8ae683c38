package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.HistoryEvent.Details;
import dev.photinus.local.asl.jsonata.JsonValues;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One execution of a state machine. All that happens to it happens one thing at a time, through its mailbox. */
public final class Execution {

    private static final System.Logger LOG = System.getLogger(Execution.class.getName());
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Interpreter interpreter;
    private final StateMachine machine;
    private final String name;
    private final JsonNode input;
    private final ExecutionListener listener;
    private final Mailbox mailbox = new Mailbox();
    private final History history = new History(this::tell);
    private final Instant startDate;
    private volatile CompletableFuture<ExecutionResult> result = new CompletableFuture<>();
    private volatile int redriveCount;
    private volatile @Nullable Instant redriveDate;
    private Map<String, Object> context;
    private @Nullable Walk walk;
    private Timers.@Nullable Alarm timeout;
    private final AtomicLong transitions = new AtomicLong();
    private final @Nullable Execution billedTo;
    private boolean running = true;

    /** @param billedTo for a Standard child execution, its parent, whose transitions include the child's */
    Execution(
            Interpreter interpreter,
            StateMachine machine,
            String name,
            JsonNode input,
            ExecutionListener listener,
            @Nullable Execution billedTo) {
        this.interpreter = interpreter;
        this.machine = machine;
        this.name = name;
        this.input = input;
        this.listener = listener;
        this.billedTo = billedTo;
        this.startDate = interpreter.timers().instant();
        this.context = makeContext();
    }

    /** The execution's name. */
    public String name() {
        return name;
    }

    /** The execution's ARN. */
    public String arn() {
        return machine.arn("execution") + ":" + name;
    }

    /** The machine it executes. */
    public StateMachine machine() {
        return machine;
    }

    /** How it ends, since it was last redriven; never fails. */
    public CompletableFuture<ExecutionResult> result() {
        return result.copy();
    }

    /** How it ended, or null while it runs. */
    public @Nullable ExecutionResult ended() {
        return result.getNow(null);
    }

    /** When it began; a redrive does not change it. */
    public Instant startDate() {
        return startDate;
    }

    /** How often it has been redriven. */
    public int redriveCount() {
        return redriveCount;
    }

    /** When it was last redriven, or null if it never was. */
    public @Nullable Instant redriveDate() {
        return redriveDate;
    }

    /** Why it cannot be redriven, as DescribeExecution states it, or null if it can. */
    public @Nullable String redriveObstacle() {
        return RedriveEligibility.obstacle(result.getNow(null), now());
    }

    /**
     * Restarts an execution that ended unsuccessfully, from the states that did not succeed, with their inputs and the
     * variables of that moment. Its retries are unused again, and its timeout starts anew.
     *
     * @throws ExecutionNotRedrivableException if it runs, has succeeded, has too long a history or ended too long ago
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html">RedriveExecution</a>
     */
    public synchronized Instant redrive() {
        String obstacle = redriveObstacle();
        if (obstacle != null) {
            throw new ExecutionNotRedrivableException(obstacle);
        }
        Instant date = now();
        result = new CompletableFuture<>();
        int redrive = ++redriveCount;
        redriveDate = date;
        mailbox.execute(() -> {
            running = true; // so that it can be stopped from now on
            context = makeContext();
        });
        interpreter.timers().schedule(Duration.ZERO, () -> resume(redrive));
        return date;
    }

    private void resume(int redrive) {
        post(() -> {
            if (redrive != redriveCount) { // stopped, and redriven again, before this one began
                return;
            }
            ResumePoint point = walk == null ? null : walk.resumePoint();
            countTransition(); // AWS bills a redrive as one
            long redriven = history.record(0, now(), HistoryEventType.EXECUTION_REDRIVEN, Details.of(null));
            Walk resumed = begin(redriven);
            if (point == null) {
                resumed.enterFirst(input);
            } else {
                resumed.resume(point);
            }
        });
    }

    /** Stops it: it ends ABORTED, and its outstanding tasks are cancelled. Without effect once it has ended. */
    public void stop(@Nullable String error, @Nullable String cause) {
        post(() -> end(ExecutionStatus.ABORTED, null, new StateError(error, cause)));
    }

    void begin() {
        post(() -> {
            if (redriveCount > 0) { // stopped, and redriven, before it began
                return;
            }
            history.record(0, now(), HistoryEventType.EXECUTION_STARTED, Details.input(null, input));
            begin(0).enterFirst(input);
        });
    }

    /** A new walk through the machine, and its time limit. */
    private Walk begin(long lastEvent) {
        Walk begun = new Walk(this, machine.flow(), Variables.NONE, null, lastEvent, new Walk.Outcome() {
            @Override
            public void succeeded(JsonNode output) {
                end(ExecutionStatus.SUCCEEDED, output, null);
            }

            @Override
            public void failed(StateError error) {
                end(ExecutionStatus.FAILED, null, error);
            }
        });
        walk = begun;
        if (machine.timeoutSeconds() > 0) {
            timeout = schedule(Duration.ofSeconds(machine.timeoutSeconds()), () -> {
                if (!begun.isOver()) { // it may be late, and the execution redriven
                    end(ExecutionStatus.TIMED_OUT, null, new StateError(ErrorNames.TIMEOUT, null));
                }
            });
        }
        return begun;
    }

    /** Runs an action after what is running now, from any thread; not at all if the execution has ended by then. */
    void post(Runnable action) {
        mailbox.execute(() -> {
            if (running) {
                try {
                    action.run();
                } catch (History.Full full) {
                    end(ExecutionStatus.FAILED, null, new StateError(ErrorNames.RUNTIME, full.getMessage()));
                } catch (RuntimeException | Error fault) { // ours, but whoever waits for the execution must not hang
                    LOG.log(System.Logger.Level.ERROR, "The interpreter failed in execution " + arn(), fault);
                    end(ExecutionStatus.FAILED, null, new StateError(ErrorNames.RUNTIME, fault.toString()));
                }
            }
        });
    }

    /** Posts an action when the delay has passed. */
    Timers.Alarm schedule(Duration delay, Runnable action) {
        return interpreter.timers().schedule(delay, () -> post(action));
    }

    private void end(ExecutionStatus status, @Nullable JsonNode output, @Nullable StateError error) {
        if (!running) {
            return;
        }
        running = false;
        long previous = status == ExecutionStatus.SUCCEEDED || status == ExecutionStatus.FAILED ? lastEvent() : 0;
        if (walk != null) {
            walk.abort();
        }
        if (timeout != null) {
            timeout.cancel();
        }
        history.recordLast(previous, now(), HistoryEventType.valueOf("EXECUTION_" + status), details(output, error));
        StateError told = status == ExecutionStatus.TIMED_OUT ? null : error;
        result.complete(new ExecutionResult(
                name,
                status,
                output,
                told == null ? null : told.error(),
                told == null ? null : told.cause(),
                history.events(),
                transitions.get(),
                startDate,
                now()));
    }

    private static Details details(@Nullable JsonNode output, @Nullable StateError error) {
        if (output != null) {
            return Details.output(null, output);
        }
        return error == null ? Details.of(null) : Details.failed(null, error);
    }

    private long lastEvent() {
        return walk == null ? 0 : walk.lastEvent();
    }

    long record(long previous, HistoryEventType type, Details details) {
        return history.record(previous, now(), type, details);
    }

    private void tell(HistoryEvent event) {
        try {
            listener.happened(this, event);
        } catch (RuntimeException e) { // whoever watches must not change what is watched
            LOG.log(System.Logger.Level.WARNING, "A listener failed at " + event.type() + " of " + arn(), e);
        }
    }

    void countTransition() {
        transitions.incrementAndGet();
        if (billedTo != null) {
            billedTo.countTransition();
        }
    }

    boolean isRunning() {
        return running;
    }

    Instant now() {
        return interpreter.timers().instant();
    }

    Interpreter interpreter() {
        return interpreter;
    }

    ExecutionListener listener() {
        return listener;
    }

    /** What it began with; not to be changed. */
    public JsonNode input() {
        return input;
    }

    String machineArn() {
        return machine.arn("stateMachine");
    }

    /** The members of the context object that only a redrive changes. */
    Map<String, Object> context() {
        return context;
    }

    private Map<String, Object> makeContext() {
        Map<String, Object> execution = new LinkedHashMap<>();
        execution.put("Id", arn());
        execution.put("Input", JsonValues.fromJson(input));
        execution.put("Name", name);
        execution.put("RoleArn", "arn:aws:iam::123456789012:role/" + machine.name());
        execution.put("StartTime", timestamp(startDate));
        execution.put("RedriveCount", redriveCount);
        Instant redriven = redriveDate;
        if (redriven != null) {
            execution.put("RedriveTime", timestamp(redriven));
        }
        Map<String, Object> stateMachine = new LinkedHashMap<>();
        stateMachine.put("Id", machineArn());
        stateMachine.put("Name", machine.name());
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("Execution", execution);
        all.put("StateMachine", stateMachine);
        return all;
    }

    /** A moment as the context object writes it. */
    static String timestamp(Instant instant) {
        return TIMESTAMP.format(instant);
    }
}
