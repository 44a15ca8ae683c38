package dev.photinus.local.aws.states;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.asl.Tasks;
import java.util.concurrent.CompletableFuture;

/**
 * Tasks that report their own failure by SendTaskFailure, under an error's name that the machine chooses; other tasks are passed on.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskFailure.html">SendTaskFailure</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token">Wait for a
 *     callback with task token</a>
 */
public final class TaskFailures implements Tasks {

    /** The Resource of such a Task state. */
    public static final String RESOURCE = "arn:aws:states:::aws-sdk:sfn:sendTaskFailure.waitForTaskToken";

    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_CAUSE = 32_768;

    private final Tasks others;

    /** @param others has all tasks of other kinds */
    public TaskFailures(Tasks others) {
        this.others = others;
    }

    @Override
    public CompletableFuture<JsonNode> start(TaskRequest request) {
        if (!request.resource().equals(RESOURCE)) {
            return others.start(request);
        }
        String error = request.arguments().path("Error").asText();
        String cause = request.arguments().path("Cause").asText();
        return CompletableFuture.failedFuture(failure(request, error, cause));
    }

    private static TaskFailedException failure(TaskRequest request, String error, String cause) {
        if (!request.arguments().path("TaskToken").asText().equals(request.token())) {
            return new TaskFailedException("Sfn.InvalidTokenException", "Invalid Token");
        }
        return error.length() > LONGEST_ERROR || cause.length() > LONGEST_CAUSE
                ? new TaskFailedException("Sfn.ValidationException", "error or cause is too long")
                : new TaskFailedException(error, cause);
    }
}
