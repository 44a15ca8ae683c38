package dev.photinus.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.TemplateMachines;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.HistoryEventType;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.SimulatedTimers;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import dev.photinus.local.aws.states.TaskFailures;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the machines in infra/, with functions that answer what the test says, on a simulated clock. */
abstract class StateMachineTest {

    static final String UNAUTHORIZED = "{'status': 'unauthorized', 'reason': 'Adobe answered 401'}";

    private static final String FUNQY_ERROR = "io.quarkus.funqy.runtime.ApplicationException";

    private final ObjectMapper json = new ObjectMapper();
    private final StateMachine machine;
    private final Map<String, Deque<Function<TaskRequest, JsonNode>>> scripts = new HashMap<>();
    private final List<TaskRequest> calls = new ArrayList<>();
    private @Nullable Execution last;

    final SimulatedTimers timers = new SimulatedTimers(Instant.parse("2026-11-20T12:00:00Z"));

    StateMachineTest(String workflow) {
        this.machine = TemplateMachines.machine(workflow);
        answers("Authenticate", "{'expiresAt': '2026-11-21T12:00:00Z'}");
        scripts.put("PollStatus", new ArrayDeque<>(List.of(this::polled)));
        scripts.put("Publish", new ArrayDeque<>(List.of(StateMachineTest::published)));
    }

    /** What is not submitted is handed on; a job has succeeded unless {@link #polls} says otherwise. */
    private JsonNode polled(TaskRequest request) {
        if (request.arguments().has("answer")) {
            return request.arguments().path("answer");
        }
        JsonNode job = request.arguments().path("job");
        Deque<Function<TaskRequest, JsonNode>> script =
                scripts.get("PollStatus " + job.path("operation").asText());
        if (script != null) {
            return (script.size() > 1 ? script.remove() : script.element()).apply(request);
        }
        ObjectNode answer = json.createObjectNode()
                .put("status", "succeeded")
                .put("seconds", 1.5)
                .put("paid", true)
                .put("jobId", job.path("hash").asText());
        answer.set("job", job);
        answer.putArray("outputs").addObject();
        return answer;
    }

    /** Everything becomes a PNG. */
    static JsonNode published(TaskRequest request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode copies = answer.putArray("copies");
        for (JsonNode copy : request.arguments().path("copies")) {
            JsonNode to = copy.has("to") ? copy.path("to") : copy.path("toStem");
            String operation = copy.path("job").path("operation").asText();
            String kept = "i/" + operation + "-" + copy.path("output").asInt();
            copies.addObject()
                    .put("operation", operation)
                    .put("output", copy.path("output").asInt())
                    .put("bucket", to.path("bucket").asText("photos"))
                    .put(
                            "key",
                            copy.has("to")
                                    ? to.path("key").asText()
                                    : to.path("key").asText(kept) + ".png");
        }
        return answer;
    }

    /** From now on a function gives these answers, one after the other; the last one again and again. */
    final void answers(String function, String... answers) {
        scripts.put(
                function,
                Stream.of(answers)
                        .map(answer -> (Function<TaskRequest, JsonNode>) request -> node(answer))
                        .collect(Collectors.toCollection(ArrayDeque::new)));
    }

    /** From now on the job of a step stands like this, as often as it is asked for; the last one again and again. */
    final void polls(String step, String... answers) {
        answers("PollStatus " + step, answers);
    }

    /** From now on a function fails so many times, as Funqy fails, before it gives its answer. */
    final void fails(String function, int times, String answer) {
        Deque<Function<TaskRequest, JsonNode>> script = new ArrayDeque<>();
        for (int i = 0; i < times; i++) {
            script.add(StateMachineTest::thrown);
        }
        script.add(request -> node(answer));
        scripts.put(function, script);
    }

    /** From now on a function ends with an error of Lambda's own. */
    final void failsForEver(String function, String error, String cause) {
        scripts.put(function, new ArrayDeque<>(List.of(request -> {
            throw new TaskFailedException(error, cause);
        })));
    }

    private static JsonNode thrown(TaskRequest request) {
        throw new TaskFailedException(
                FUNQY_ERROR,
                "{\"errorType\": \"" + FUNQY_ERROR
                        + "\", \"errorMessage\": \"dev.photinus.adobe.AdobeException$Passing: Adobe answered 503\"}");
    }

    final CompletableFuture<JsonNode> call(TaskRequest request) {
        calls.add(request);
        Deque<Function<TaskRequest, JsonNode>> script =
                Objects.requireNonNull(scripts.get(function(request)), () -> "no answer of " + function(request));
        var next = script.size() > 1 ? script.remove() : script.element();
        try {
            return CompletableFuture.completedFuture(next.apply(request));
        } catch (TaskFailedException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String function(TaskRequest request) {
        return request.resource().replaceFirst(".*:", "").replaceFirst("Function$", "");
    }

    final ExecutionResult run(String input) {
        Execution execution = interpreter().start(machine, "test", node(input), ExecutionListener.NONE);
        last = execution;
        timers.run();
        return execution.result().join();
    }

    /** Redrives the execution that was run last, to its end. */
    final ExecutionResult redrive() {
        Execution execution = Objects.requireNonNull(last);
        execution.redrive();
        timers.run();
        return execution.result().join();
    }

    /** What executes the machine. */
    Interpreter interpreter() {
        return new Interpreter(new TaskFailures(this::call), timers, new Random(1));
    }

    static JsonNode output(ExecutionResult result) {
        return Objects.requireNonNull(result.output(), () -> "no output, but " + result.cause());
    }

    /** The functions that were called, in order. */
    final List<String> functions() {
        return calls.stream().map(StateMachineTest::function).toList();
    }

    /** What a function was called with. */
    final List<JsonNode> arguments(String function) {
        return calls.stream()
                .filter(call -> function(call).equals(function))
                .map(TaskRequest::arguments)
                .toList();
    }

    /** The tasks and waits that were entered, in order. */
    static List<String> states(ExecutionResult result) {
        return result.history().stream()
                .filter(event -> event.type() == HistoryEventType.TASK_STATE_ENTERED
                        || event.type() == HistoryEventType.WAIT_STATE_ENTERED)
                .map(event -> String.valueOf(event.details().name()))
                .toList();
    }

    /** What a submitting function answers; the job's hash is its id, so that a poll can tell it. */
    static String submitted(String operation, String jobId) {
        return "{'status': 'submitted', 'job': %s, 'jobId': '%s'}".formatted(job(operation, jobId), jobId);
    }

    static String job(String operation, String jobId) {
        return "{'bucket': 'photos', 'key': 'ada.jpg', 'eTag': '0123', 'operation': '%s', 'hash': '%s'}"
                .formatted(operation, jobId);
    }

    static String succeeded(String operation, String jobId) {
        return "{'status': 'succeeded', 'seconds': 1.5, 'paid': true, 'jobId': '%s', 'job': %s, 'outputs': [{}]}"
                .formatted(jobId, job(operation, jobId));
    }

    static String scheduled(Instant notBefore) {
        return "{'status': 'scheduled', 'notBefore': '" + notBefore + "'}";
    }

    static String failed(String code, String reason) {
        return "{'status': 'failed', 'code': '" + code + "', 'reason': '" + reason + "'}";
    }

    /** Locations in a list: {@code key} with the numbers from 1 on. */
    static String places(String key, int count) {
        return Stream.iterate(1, i -> i + 1)
                .limit(count)
                .map(i -> "{'bucket': 'photos', 'key': '" + key.formatted(i) + "'}")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** So many seeds from 7 on. */
    static String seeds(int count) {
        return Stream.iterate(7, seed -> seed + 1).limit(count).toList().toString();
    }

    /** JSON, with apostrophes for quotes. */
    final JsonNode node(String text) {
        try {
            return json.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
