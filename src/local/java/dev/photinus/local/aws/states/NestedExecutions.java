package dev.photinus.local.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.asl.Tasks;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Tasks that start an execution of another machine and wait for its end; all other tasks are somebody else's. When the task is
 * stopped, so is the execution.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html">Start a new execution from a
 *     Task state</a>
 */
public final class NestedExecutions implements Tasks {

    /** What such a Task state has for its Resource. */
    public static final String RESOURCE = "arn:aws:states:::states:startExecution.sync:2";

    private static final String PREFIX = "StepFunctions.";

    private final Starter stepFunctions;
    private final Function<String, ExecutionListener> listeners;
    private final Tasks others;

    /** Step Functions, as far as it matters here. */
    @FunctionalInterface
    public interface Starter {

        /** Starts an execution, or throws what StartExecution answers, by the name of its error. */
        Execution start(String stateMachineArn, String name, JsonNode input, ExecutionListener listener);
    }

    /**
     * @param listeners who hears the events of an execution, by its name
     * @param others have all tasks that are not of this kind
     */
    public NestedExecutions(Starter stepFunctions, Function<String, ExecutionListener> listeners, Tasks others) {
        this.stepFunctions = stepFunctions;
        this.listeners = listeners;
        this.others = others;
    }

    @Override
    public CompletableFuture<JsonNode> start(TaskRequest request) {
        if (!request.resource().equals(RESOURCE)) {
            return others.start(request);
        }
        JsonNode arguments = request.arguments();
        String machine = arguments.path("StateMachineArn").asText();
        String name = arguments.path("Name").asText(UUID.randomUUID().toString());
        JsonNode input = arguments.path("Input");
        Execution execution = begin(machine, name, input.isMissingNode() ? empty() : input);
        CompletableFuture<JsonNode> task = new CompletableFuture<>();
        var unused = execution.result().thenAccept(result -> {
            ObjectNode description = description(execution, machine, result);
            if (result.status() == ExecutionStatus.SUCCEEDED) {
                task.complete(parsed(description, execution, result));
            } else {
                task.completeExceptionally(new TaskFailedException("States.TaskFailed", description.toString()));
            }
        });
        var unusedToo = task.whenComplete((result, failure) -> {
            if (task.isCancelled()) {
                execution.stop("States.TaskAborted", "The execution that waited for it was stopped.");
            }
        });
        return task;
    }

    private Execution begin(String machine, String name, JsonNode input) {
        try {
            return stepFunctions.start(machine, name, input, listeners.apply(name));
        } catch (IllegalArgumentException e) {
            throw new TaskFailedException(PREFIX + "ValidationException", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw new TaskFailedException(PREFIX + e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** As DescribeExecution tells it: input and output are strings of JSON. */
    private static ObjectNode description(Execution execution, String machine, ExecutionResult result) {
        ObjectNode description = empty().put("ExecutionArn", execution.arn());
        description.put("Input", execution.input().toString());
        description.putObject("InputDetails").put("Included", true);
        description.put("Name", execution.name());
        if (result.output() != null) {
            description.put("Output", result.output().toString());
            description.putObject("OutputDetails").put("Included", true);
        }
        if (result.error() != null) {
            description.put("Error", result.error());
        }
        if (result.cause() != null) {
            description.put("Cause", result.cause());
        }
        return description
                .put("StartDate", result.startDate().toEpochMilli())
                .put("StateMachineArn", machine)
                .put("Status", result.status().toString())
                .put("StopDate", result.stopDate().toEpochMilli());
    }

    /** The second version of the integration gives them as they are. */
    private static ObjectNode parsed(ObjectNode description, Execution execution, ExecutionResult result) {
        description.set("Input", execution.input());
        description.set("Output", result.output());
        return description;
    }
}
