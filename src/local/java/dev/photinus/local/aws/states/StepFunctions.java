package dev.photinus.local.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.ExecutionNotRedrivableException;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.StateMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Step Functions on the laptop: starts executions of the machines under names that are given once, and tells of the end of each.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
 */
public final class StepFunctions implements AutoCloseable {

    private static final Duration TIME_TO_END = Duration.ofSeconds(10);

    private final Map<String, StateMachine> machines;
    private final Interpreter interpreter;
    private final Function<JsonNode, CompletableFuture<Void>> events;

    /** By machine and name. */
    private final Map<String, Entry> executions = new HashMap<>();

    /** Keys of executions, by their ARNs. */
    private final Map<String, String> keys = new HashMap<>();

    private volatile boolean isAbandoned;

    /** What is still to end, and to be told of. */
    private final Map<Execution, CompletableFuture<Void>> open = new ConcurrentHashMap<>();

    private sealed interface Entry {}

    /** An execution that runs, or that can be redriven. */
    private record Kept(Execution execution, String machineArn, RedriveTokens tokens) implements Entry {

        /** Who waits for its end may hear of it before this registry does. */
        boolean isOpen() {
            return execution.ended() == null;
        }
    }

    /** What is left of an execution that has succeeded, so that ten thousand fit into the memory of a laptop. */
    private record Succeeded(ObjectNode description) implements Entry {}

    /**
     * @param machines by their ARNs
     * @param interpreter gets this Step Functions, for machines that start executions of others, and makes what executes them
     * @param events EventBridge, which is told of every end
     */
    public StepFunctions(
            Map<String, StateMachine> machines,
            Function<StepFunctions, Interpreter> interpreter,
            Function<JsonNode, CompletableFuture<Void>> events) {
        this.machines = Map.copyOf(machines);
        this.events = events;
        this.interpreter = interpreter.apply(this);
    }

    /**
     * Starts an execution. As on AWS, a name belongs to one execution of its machine for good: asked for again with the same input
     * while that one runs, it is given back; asked for with another input, or after its end, it is refused.
     *
     * @param listener hears every event of the execution, where this call begins it
     * @throws StateMachineDoesNotExistException if there is no such machine
     * @throws ExecutionAlreadyExistsException if the name is taken
     * @throws IllegalArgumentException if AWS would refuse the name or the input
     * @throws IllegalStateException after {@link #abandon}
     */
    public synchronized Execution start(String machineArn, String name, JsonNode input, ExecutionListener listener) {
        if (isAbandoned) {
            throw new IllegalStateException("The run was stopped.");
        }
        StateMachine machine = machines.get(machineArn);
        if (machine == null) {
            throw new StateMachineDoesNotExistException(machineArn);
        }
        String key = machineArn + ":" + name;
        Entry known = executions.get(key);
        if (known instanceof Kept kept
                && kept.isOpen()
                && kept.execution().input().equals(input)) {
            return kept.execution();
        }
        if (known != null) {
            throw new ExecutionAlreadyExistsException(name);
        }
        Execution execution = interpreter.start(machine, name, input, listener);
        keys.put(execution.arn(), key);
        Kept started = new Kept(execution, machineArn, new RedriveTokens());
        executions.put(key, started);
        awaitEnd(key, started);
        return execution;
    }

    private void awaitEnd(String key, Kept kept) {
        Execution execution = kept.execution();
        CompletableFuture<Void> told = execution.result().thenCompose(result -> {
            if (result.status() == ExecutionStatus.SUCCEEDED) {
                settle(key, kept);
            }
            return isAbandoned
                    ? CompletableFuture.completedFuture(null)
                    : events.apply(StatusChange.event(execution, kept.machineArn(), execution.input(), result));
        });
        open.put(execution, told);
        var unused = told.whenComplete((delivered, failed) -> open.remove(execution, told));
    }

    private synchronized void settle(String key, Kept kept) {
        executions.put(key, new Succeeded(ExecutionDescription.of(kept.execution(), kept.machineArn())));
    }

    /**
     * Restarts an execution that ended unsuccessfully; its next end is an event again. Used again within 15 minutes, a token
     * has no effect.
     *
     * @param clientToken makes the request idempotent; may be absent
     * @return when it was redriven
     * @throws ExecutionDoesNotExistException if no execution has the ARN
     * @throws ExecutionNotRedrivableException if it cannot be redriven
     */
    public synchronized Instant redrive(String executionArn, @Nullable String clientToken) {
        if (!(entry(executionArn) instanceof Kept kept)) {
            throw new ExecutionNotRedrivableException("Execution is SUCCEEDED and cannot be redriven");
        }
        Instant before = clientToken == null ? null : kept.tokens().redriveDate(clientToken, interpreter.now());
        if (before != null) {
            return before;
        }
        Instant redriven = kept.execution().redrive();
        if (clientToken != null) {
            kept.tokens().add(clientToken, redriven);
        }
        awaitEnd(keys.getOrDefault(executionArn, executionArn), kept);
        return redriven;
    }

    /**
     * Stops an execution, if it runs.
     *
     * @return when it stopped
     * @throws ExecutionDoesNotExistException if no execution has the ARN
     */
    public Instant stop(String executionArn, @Nullable String error, @Nullable String cause) {
        Entry entry = entry(executionArn);
        if (entry instanceof Kept kept) {
            kept.execution().stop(error, cause);
            ExecutionResult ended = kept.execution().ended();
            return ended == null ? interpreter.now() : ended.stopDate();
        }
        double seconds = describe(executionArn).path("stopDate").asDouble();
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    /**
     * What DescribeExecution answers.
     *
     * @throws ExecutionDoesNotExistException if no execution has the ARN
     */
    public ObjectNode describe(String executionArn) {
        Entry entry = entry(executionArn);
        return entry instanceof Kept kept
                ? ExecutionDescription.of(kept.execution(), kept.machineArn())
                : ((Succeeded) entry).description().deepCopy();
    }

    private synchronized Entry entry(String executionArn) {
        Entry entry = executions.get(keys.getOrDefault(executionArn, ""));
        if (entry == null) {
            throw new ExecutionDoesNotExistException(executionArn);
        }
        return entry;
    }

    /** Stops what runs without telling anybody, as where the machine is switched off that this runs on, and starts nothing more. */
    public synchronized void abandon() {
        isAbandoned = true;
        Set.copyOf(open.keySet()).forEach(execution -> execution.stop("Photinus.Stopped", "The run was stopped."));
    }

    /** Stops what runs, and waits until everybody who listens to EventBridge has dealt with that, but for ten seconds at most. */
    @Override
    public void close() {
        Map<Execution, CompletableFuture<Void>> last = Map.copyOf(open);
        last.keySet().forEach(execution -> execution.stop("Photinus.Stopped", "The run was stopped."));
        CompletableFuture.allOf(last.values().toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, TIME_TO_END.toSeconds(), TimeUnit.SECONDS)
                .exceptionally(failed -> null) // nobody is left to be told
                .join();
    }
}
