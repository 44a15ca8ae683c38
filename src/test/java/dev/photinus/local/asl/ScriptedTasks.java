package dev.photinus.local.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Tasks that do what a table says, and remember what was asked of them. */
final class ScriptedTasks implements Tasks {

    private final JsonNode script;
    private final Timers timers;
    private final Instant start;
    final Map<String, List<Double>> attempts = new HashMap<>();
    final Map<String, List<JsonNode>> arguments = new HashMap<>();
    int running;
    int atOnce;
    int cancelled;

    ScriptedTasks(JsonNode script, Timers timers) {
        this.script = script;
        this.timers = timers;
        this.start = timers.instant();
    }

    @Override
    public CompletableFuture<JsonNode> start(TaskRequest request) {
        List<Double> begun = attempts.computeIfAbsent(request.stateName(), name -> new ArrayList<>());
        JsonNode step = script.path(request.stateName()).path(begun.size());
        begun.add(Duration.between(start, timers.instant()).toMillis() / 1000.0);
        arguments
                .computeIfAbsent(request.stateName(), name -> new ArrayList<>())
                .add(request.arguments());
        if (step.isMissingNode()) {
            throw new AssertionError(
                    "no answer is scripted for attempt " + begun.size() + " at " + request.stateName());
        }
        running++;
        atOnce = Math.max(atOnce, running);
        CompletableFuture<JsonNode> result = new CompletableFuture<>();
        CompletableFuture<JsonNode> unused = result.whenComplete((value, failure) -> {
            running--;
            if (result.isCancelled()) {
                cancelled++;
            }
        });
        step.path("heartbeats").forEach(beat -> timers.schedule(seconds(beat), request.heartbeat()));
        if (!step.path("after").isTextual()) {
            timers.schedule(seconds(step.path("after")), () -> finish(result, step, request));
        }
        return result;
    }

    private static Duration seconds(JsonNode number) {
        return Duration.ofMillis(Math.round(number.asDouble(0) * 1000));
    }

    private static void finish(CompletableFuture<JsonNode> result, JsonNode step, TaskRequest request) {
        if (step.has("fails")) {
            result.completeExceptionally(new TaskFailedException(
                    step.get("fails").asText(), step.path("cause").asText("")));
        } else if (step.has("echo")) {
            result.complete(request.arguments());
        } else if (step.has("returnsBytes")) {
            result.complete(TextNode.valueOf("x".repeat(step.get("returnsBytes").asInt())));
        } else {
            result.complete(step.has("returns") ? step.get("returns") : NullNode.instance);
        }
    }
}
