package dev.photinus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.asl.HistoryEventType;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.SimulatedTimers;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.asl.TaskFailedException;
import dev.photinus.local.asl.TaskRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way through infra/headshot.asl.json, with functions that answer what the test says, on a simulated clock. */
class HeadshotStateMachineTest {

    private static final String INPUT = "{'source': {'bucket': 'photos', 'key': 'incoming/headshot/ada.jpg'}}";
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";
    private static final String FUNQY_ERROR = "io.quarkus.funqy.runtime.ApplicationException";

    private final ObjectMapper json = new ObjectMapper();
    private final SimulatedTimers timers = new SimulatedTimers(java.time.Instant.parse("2026-11-20T12:00:00Z"));
    private final Map<String, Deque<Function<TaskRequest, JsonNode>>> scripts = new HashMap<>();
    private final List<TaskRequest> calls = new ArrayList<>();

    @BeforeEach
    void everythingGoesWell() {
        answers("Inspect", accepted(1));
        answers("Authenticate", "{'expiresAt': '2026-11-21T12:00:00Z'}");
        answers("CreateMask", submitted("createMask", "m1"));
        answers("Fill", submitted("fill", "f1"));
        answers("AutoTone", submitted("autoTone-1", "t1"));
        answers(
                "PollStatus",
                succeeded("createMask", "m1", 1),
                succeeded("fill", "f1", 1),
                succeeded("autoTone", "t1", 1));
        answers(
                "Publish",
                "{'copies': [{'bucket': 'photos', 'key': 'i/mask.png'}, {'bucket': 'photos', 'key': 'i/filled.jpg'}]}");
    }

    @Test
    void takesThirteenTransitionsWhenNothingHasToWait() throws Exception {
        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.transitions()).isEqualTo(13);
    }

    @Test
    void answersWithEverythingThatAPersonWantsToKnow() throws Exception {
        JsonNode output = run(INPUT).output();

        assertThat(output)
                .isEqualTo(
                        node(
                                """
                                {'photo': {'bucket': 'photos', 'key': 'incoming/headshot/ada.jpg'},
                                 'results': [{'bucket': 'photos', 'key': 'finished/headshot/ada-1.jpg', 'seed': 7}],
                                 'mask': {'bucket': 'photos', 'key': 'i/mask.png'},
                                 'filled': [{'bucket': 'photos', 'key': 'i/filled.jpg'}],
                                 'prompt': 'a forest', 'negativePrompt': '', 'size': {'width': 1152, 'height': 896},
                                 'jobs': [{'operation': 'createMask', 'jobId': 'm1', 'seconds': 1.5},
                                          {'operation': 'fill', 'jobId': 'f1', 'seconds': 1.5},
                                          {'operation': 'autoTone', 'jobId': 't1', 'seconds': 1.5}]}
                                """));
    }

    @Test
    void tonesEveryVariation() throws Exception {
        answers("Inspect", accepted(3));
        answers(
                "PollStatus",
                succeeded("createMask", "m1", 1),
                succeeded("fill", "f1", 3),
                succeeded("autoTone", "t1", 1),
                succeeded("autoTone", "t2", 1),
                succeeded("autoTone", "t3", 1));

        ExecutionResult result = run(INPUT);

        assertThat(arguments("AutoTone"))
                .extracting(call -> call.path("variation").asInt())
                .containsExactly(0, 1, 2);
        assertThat(output(result).path("results")).hasSize(3);
        assertThat(arguments("Publish").get(0).path("copies")).hasSize(4);
    }

    @Test
    void asksAgainWhileAJobRuns() throws Exception {
        answers(
                "PollStatus",
                "{'status': 'running', 'job': {}}",
                "{'status': 'running', 'job': {}}",
                succeeded("createMask", "m1", 1),
                succeeded("fill", "f1", 1),
                succeeded("autoTone", "t1", 1));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.transitions()).isEqualTo(13 + 2 * 2);
    }

    @Test
    void waitsForItsSlotAndKeepsTheMaskMeanwhile() throws Exception {
        String slot = timers.instant().plusSeconds(7200).toString();
        answers("Fill", "{'status': 'scheduled', 'notBefore': '" + slot + "'}", submitted("fill", "f1"));
        answers(
                "PollStatus",
                succeeded("createMask", "m1", 1),
                "{'status': 'scheduled', 'notBefore': '" + slot + "'}",
                succeeded("fill", "f1", 1),
                succeeded("autoTone", "t1", 1));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.stopDate()).isAfterOrEqualTo(java.time.Instant.parse(slot));
        assertThat(states(result)).containsSubsequence("Keep Mask", "Wait for Fill Slot", "Fill", "Publish");
        assertThat(arguments("Publish").get(0).path("copies").findValuesAsText("step"))
                .containsExactly("createMask");
    }

    @Test
    void renewsATokenThatAdobeNoLongerAccepts() throws Exception {
        answers(
                "PollStatus",
                succeeded("createMask", "m1", 1),
                "{'status': 'unauthorized', 'reason': 'Adobe answered 401'}",
                succeeded("createMask", "m1", 1),
                succeeded("fill", "f1", 1),
                succeeded("autoTone", "t1", 1));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(arguments("Authenticate")).hasSize(2);
        assertThat(output(result).path("jobs")).as("each job once").hasSize(3);
    }

    @Test
    void givesUpOnATokenThatIsNeverAccepted() throws Exception {
        answers("PollStatus", "{'status': 'unauthorized', 'reason': 'Adobe answered 401'}");

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(result.error()).isEqualTo("Photinus.unauthorized");
        assertThat(result.cause()).contains("ada.jpg").contains("401");
    }

    @Test
    void failsWithWhatAdobeSaidAndKeepsWhatIsPaid() throws Exception {
        answers(
                "PollStatus",
                succeeded("createMask", "m1", 1),
                "{'status': 'failed', 'code': 'prompt_unsafe', 'reason': 'Adobe answered 451 prompt_unsafe'}");

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(result.error()).isEqualTo("Photinus.prompt_unsafe");
        assertThat(result.cause()).isEqualTo("ada.jpg: Adobe answered 451 prompt_unsafe (at Fill)");
        assertThat(arguments("Publish").get(0).path("copies")).hasSize(1);
    }

    @Test
    void spendsNothingOnARefusedPhoto() throws Exception {
        answers("Inspect", "{'status': 'refused', 'reason': 'ada.jpg: the file is empty (0 bytes)'}");

        ExecutionResult result = run(INPUT);

        assertThat(result.error()).isEqualTo("Photinus.PhotoRefused");
        assertThat(result.cause()).isEqualTo("ada.jpg: the file is empty (0 bytes)");
        assertThat(calls).hasSize(1);
    }

    @Test
    void spendsNothingOnWhatIsFinished() throws Exception {
        answers("Inspect", "{'status': 'finished', 'result': {'results': [{'key': 'a'}]}}");

        ExecutionResult result = run(INPUT);

        assertThat(result.output()).isEqualTo(node("{'results': [{'key': 'a'}], 'finishedBefore': true}"));
        assertThat(calls).hasSize(1);
    }

    @Test
    void triesAgainWhateverAFunctionThrows() throws Exception {
        scripts.put(
                "Fill",
                new ArrayDeque<>(List.of(
                        HeadshotStateMachineTest::thrown,
                        HeadshotStateMachineTest::thrown,
                        request -> node(submitted("fill", "f1")))));

        ExecutionResult result = run(INPUT);

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(result.transitions()).isEqualTo(13 + 2);
    }

    @Test
    void givesUpInTheEndAndSaysWhy() throws Exception {
        scripts.put("Fill", new ArrayDeque<>(List.of(HeadshotStateMachineTest::thrown)));

        ExecutionResult result = run(INPUT);

        assertThat(arguments("Fill")).hasSize(5);
        assertThat(result.error()).isEqualTo("Photinus.StepFailed");
        assertThat(result.cause()).isEqualTo("ada.jpg: Adobe answered 503 (at Fill)");
    }

    @Test
    void saysWhyEvenWithoutAnInput() throws Exception {
        scripts.put("Inspect", new ArrayDeque<>(List.of(request -> {
            throw new TaskFailedException("Sandbox.Timedout", "Task timed out after 30.00 seconds");
        })));

        assertThat(run("{}").cause()).isEqualTo("no photo: Task timed out after 30.00 seconds (at Inspect Photo)");
    }

    private static String function(TaskRequest request) {
        return request.resource().substring(ARN.length());
    }

    private static JsonNode thrown(TaskRequest request) {
        throw new TaskFailedException(
                FUNQY_ERROR,
                "{\"errorType\": \"" + FUNQY_ERROR
                        + "\", \"errorMessage\": \"dev.photinus.adobe.AdobeException$Passing: Adobe answered 503\"}");
    }

    private static JsonNode output(ExecutionResult result) {
        return Objects.requireNonNull(result.output(), () -> "no output, but " + result.cause());
    }

    /** From now on a function gives these answers, one after the other; the last one again and again. */
    private void answers(String function, String... answers) {
        scripts.put(
                function,
                Stream.of(answers)
                        .map(answer -> (Function<TaskRequest, JsonNode>) request -> node(answer))
                        .collect(Collectors.toCollection(ArrayDeque::new)));
    }

    private CompletableFuture<JsonNode> call(TaskRequest request) {
        calls.add(request);
        Deque<Function<TaskRequest, JsonNode>> script = Objects.requireNonNull(scripts.get(function(request)));
        var next = script.size() > 1 ? script.remove() : script.element();
        try {
            return CompletableFuture.completedFuture(next.apply(request));
        } catch (TaskFailedException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private ExecutionResult run(String input) throws IOException {
        Map<String, String> functions = Stream.of(
                        "Inspect", "Authenticate", "CreateMask", "Fill", "AutoTone", "PollStatus", "Publish")
                .collect(Collectors.toMap(function -> function + "Arn", function -> ARN + function));
        StateMachine machine =
                StateMachine.load("headshot", Files.readString(Path.of("infra/headshot.asl.json")), functions);
        var execution = new Interpreter(this::call, timers, new Random(1))
                .start(machine, "test", node(input), ExecutionListener.NONE);
        timers.run();
        return execution.result().join();
    }

    private List<JsonNode> arguments(String function) {
        return calls.stream()
                .filter(call -> function(call).equals(function))
                .map(TaskRequest::arguments)
                .toList();
    }

    private static List<String> states(ExecutionResult result) {
        return result.history().stream()
                .filter(event -> event.type() == HistoryEventType.TASK_STATE_ENTERED
                        || event.type() == HistoryEventType.WAIT_STATE_ENTERED)
                .map(event -> String.valueOf(event.details().name()))
                .toList();
    }

    private static String accepted(int variations) {
        String outputs = places("finished/headshot/ada-%d.jpg", variations);
        String seeds = Stream.iterate(7, seed -> seed + 1)
                .limit(variations)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return """
        {'status': 'accepted', 'photo': {'bucket': 'photos', 'key': 'incoming/headshot/ada.jpg'}, 'prompt': 'a forest',
         'negativePrompt': '', 'seeds': [%s], 'size': {'width': 1152, 'height': 896}, 'outputs': [%s],
         'mediaType': 'image/jpeg', 'mask': {'bucket': 'photos', 'key': 'i/mask'}, 'filled': [%s], 'fingerprint': 'abc'}
        """
                .formatted(seeds, outputs, places("i/filled-%d", variations));
    }

    private static String places(String key, int count) {
        return Stream.iterate(1, i -> i + 1)
                .limit(count)
                .map(i -> "{'bucket': 'photos', 'key': '" + key.formatted(i) + "'}")
                .collect(Collectors.joining(", "));
    }

    private static String submitted(String step, String jobId) {
        return "{'status': 'submitted', 'step': '%s', 'job': {'operation': '%s', 'jobId': '%s'}}"
                .formatted(step, step.replaceAll("-.*", ""), jobId);
    }

    private static String succeeded(String operation, String jobId, int outputs) {
        return "{'status': 'succeeded', 'seconds': 1.5, 'job': {'operation': '%s', 'jobId': '%s'}, 'outputs': [%s]}"
                .formatted(
                        operation,
                        jobId,
                        Stream.generate(() -> "{}").limit(outputs).collect(Collectors.joining(", ")));
    }

    private JsonNode node(String text) {
        try {
            return json.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
