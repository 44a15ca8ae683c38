package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletableFuture;

/** Whoever does the work of Task states: Lambda functions in the local cloud, canned answers in a test. */
@FunctionalInterface
public interface Tasks {

    /**
     * Begins one attempt at a task.
     *
     * @return the task's result. It fails with a {@link TaskFailedException} for an error that has a name; any other
     *     failure counts as <code>States.TaskFailed</code>. It is cancelled when the state times out or the execution ends
     *     first.
     */
    CompletableFuture<JsonNode> start(TaskRequest request);
}
