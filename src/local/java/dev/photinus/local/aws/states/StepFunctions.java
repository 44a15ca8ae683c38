package dev.photinus.local.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.StateMachine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

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

    /** By machine and name; an execution that has ended leaves no more than its name. */
    private final Map<String, Entry> executions = new HashMap<>();

    /** What is still to end, and to be told of. */
    private final Map<Execution, CompletableFuture<Void>> open = new ConcurrentHashMap<>();

    private sealed interface Entry {}

    private record Running(Execution execution, JsonNode input) implements Entry {

        /** Who waits for its end may hear of it before this registry does. */
        boolean isOpen() {
            return !execution.result().isDone();
        }
    }

    private record Ended() implements Entry {}

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
     */
    public synchronized Execution start(String machineArn, String name, JsonNode input, ExecutionListener listener) {
        StateMachine machine = machines.get(machineArn);
        if (machine == null) {
            throw new StateMachineDoesNotExistException(machineArn);
        }
        String key = machineArn + ":" + name;
        Entry known = executions.get(key);
        if (known instanceof Running running
                && running.isOpen()
                && running.input().equals(input)) {
            return running.execution();
        }
        if (known != null) {
            throw new ExecutionAlreadyExistsException(name);
        }
        Execution execution = interpreter.start(machine, name, input, listener);
        executions.put(key, new Running(execution, input));
        CompletableFuture<Void> told = execution.result().thenCompose(result -> {
            forget(key);
            return events.apply(StatusChange.event(execution, machineArn, input, result));
        });
        open.put(execution, told);
        var unused = told.whenComplete((delivered, failed) -> open.remove(execution));
        return execution;
    }

    private synchronized void forget(String key) {
        executions.put(key, new Ended());
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
