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
    private final CompletableFuture<ExecutionResult> result = new CompletableFuture<>();
    private final Instant startDate;
    private final Map<String, Object> context;
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

    /** How it ends; never fails. */
    public CompletableFuture<ExecutionResult> result() {
        return result.copy();
    }

    /** Stops it: it ends ABORTED, and its outstanding tasks are cancelled. Without effect once it has ended. */
    public void stop(@Nullable String error, @Nullable String cause) {
        post(() -> end(ExecutionStatus.ABORTED, null, new StateError(error, cause)));
    }

    void begin() {
        post(() -> {
            history.record(0, now(), HistoryEventType.EXECUTION_STARTED, Details.input(null, input));
            if (machine.timeoutSeconds() > 0) {
                timeout = schedule(
                        Duration.ofSeconds(machine.timeoutSeconds()),
                        () -> end(ExecutionStatus.TIMED_OUT, null, new StateError(ErrorNames.TIMEOUT, null)));
            }
            walk = new Walk(this, machine.flow(), Variables.NONE, null, 0, new Walk.Outcome() {
                @Override
                public void succeeded(JsonNode output) {
                    end(ExecutionStatus.SUCCEEDED, output, null);
                }

                @Override
                public void failed(StateError error) {
                    end(ExecutionStatus.FAILED, null, error);
                }
            });
            walk.enterFirst(input);
        });
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

    /** The members of the context object that stay the same throughout. */
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
        execution.put("RedriveCount", 0);
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
