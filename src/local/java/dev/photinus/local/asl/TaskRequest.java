package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a task.
 *
 * @param resource the state's Resource: a function's ARN, or an integration's
 * @param arguments the evaluated Arguments, or the state's input if it has none; not to be changed
 * @param executionArn the execution that asks
 * @param stateName the state that asks
 * @param retryCount how many attempts of this state went before
 * @param token the task token, for a Resource that ends in <code>.waitForTaskToken</code>
 * @param heartbeat to be run now and then by a task whose state has HeartbeatSeconds; from any thread
 */
public record TaskRequest(
        String resource,
        JsonNode arguments,
        String executionArn,
        String stateName,
        int retryCount,
        @Nullable String token,
        Runnable heartbeat) {}
