package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.HistoryEvent.Details;
import dev.photinus.local.asl.jsonata.Library;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Has a task done, and waits for its result. */
final class TaskState extends ResultState {

    private static final String WITH_TOKEN = ".waitForTaskToken";

    private final String resource;
    private final @Nullable Template arguments;
    private final @Nullable Amount timeoutSeconds;
    private final @Nullable Amount heartbeatSeconds;

    TaskState(String name, Fields fields) {
        super(name, "Task", fields);
        resource = fields.requiredText("Resource");
        if (fields.has("Resource") && (!resource.contains(":") || resource.contains("{%"))) {
            fields.place("Resource").refuse("must be an ARN, and cannot be JSONata");
        }
        arguments = resource.endsWith(WITH_TOKEN)
                ? fields.template("Arguments", Sight.TASK_TOKEN)
                : fields.template("Arguments");
        timeoutSeconds = Amount.whole(fields, "TimeoutSeconds", 1, Amount.MAX_SECONDS);
        heartbeatSeconds = Amount.whole(fields, "HeartbeatSeconds", 1, Amount.MAX_SECONDS);
        Double timeout = timeoutSeconds == null ? null : timeoutSeconds.literal();
        Double heartbeat = heartbeatSeconds == null ? null : heartbeatSeconds.literal();
        if (timeout != null && heartbeat != null && heartbeat >= timeout) {
            fields.place("HeartbeatSeconds").refuse("must be less than TimeoutSeconds");
        }
    }

    String resource() {
        return resource;
    }

    @Override
    void run(Attempt attempt) {
        Evaluation evaluation = attempt.evaluation();
        String token = resource.endsWith(WITH_TOKEN)
                ? Library.uuid(attempt.interpreter().random()).toString()
                : null;
        if (token != null) {
            evaluation = evaluation.withContext("Task", Map.of("Token", token));
        }
        JsonNode payload = Payload.checked(
                arguments == null ? attempt.input() : arguments.evaluate(evaluation),
                "What the state passes to its task");
        Duration timeout = seconds(timeoutSeconds, evaluation);
        Duration heartbeat = seconds(heartbeatSeconds, evaluation);

        attempt.record(HistoryEventType.TASK_SCHEDULED, Details.scheduled(name(), resource, payload));
        attempt.record(HistoryEventType.TASK_STARTED, Details.of(name()));
        Countdown silence = new Countdown(attempt, heartbeat, () -> timedOut(attempt, ErrorNames.HEARTBEAT_TIMEOUT));
        CompletableFuture<JsonNode> task = start(
                attempt,
                new TaskRequest(
                        resource,
                        payload,
                        attempt.executionArn(),
                        name(),
                        attempt.retryCount(),
                        token,
                        () -> attempt.post(silence::restart)));
        attempt.atEnd(() -> task.cancel(true));
        new Countdown(attempt, timeout, () -> timedOut(attempt, ErrorNames.TIMEOUT)).restart();
        silence.restart();
        attempt.when(task, result -> succeeded(attempt, result), failure -> failed(attempt, failure));
    }

    private static @Nullable Duration seconds(@Nullable Amount amount, Evaluation evaluation) {
        return amount == null ? null : Duration.ofSeconds((long) amount.evaluate(evaluation));
    }

    private static CompletableFuture<JsonNode> start(Attempt attempt, TaskRequest request) {
        try {
            return attempt.interpreter().tasks().start(request);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void succeeded(Attempt attempt, JsonNode result) {
        Payload.checked(result, "What the task returned");
        attempt.record(HistoryEventType.TASK_SUCCEEDED, Details.output(name(), result));
        attempt.succeed(exit(), result);
    }

    private void failed(Attempt attempt, Throwable failure) {
        Throwable reason =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        StateError error = reason instanceof TaskFailedException named
                ? new StateError(named.error(), named.reason())
                : new StateError(ErrorNames.TASK_FAILED, reason.toString());
        attempt.record(HistoryEventType.TASK_FAILED, Details.failed(name(), error));
        attempt.fail(error);
    }

    private void timedOut(Attempt attempt, String name) {
        StateError error = new StateError(name, null);
        if (name.equals(ErrorNames.HEARTBEAT_TIMEOUT)) {
            error = error.alsoKnownAs(ErrorNames.TIMEOUT);
        }
        attempt.record(HistoryEventType.TASK_TIMED_OUT, Details.failed(name(), error));
        attempt.fail(error);
    }
}
