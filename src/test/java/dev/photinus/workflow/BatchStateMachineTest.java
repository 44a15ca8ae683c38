package dev.photinus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.ObjectStore;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.states.NestedExecutions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The way through infra/batch.asl.json, with a workflow of a few states for each photo. */
class BatchStateMachineTest extends StateMachineTest {

    private static final String INPUT = "{'workflow': 'headshot', 'source': {'bucket': 'photos', 'prefix': 'team/'}}";
    private static final String HEADSHOT = "arn:aws:states:us-east-1:000000000000:stateMachine:HeadshotStateMachine";
    private static final Duration A_PHOTO = Duration.ofSeconds(30);

    /** Takes half a minute, unless the photo is broken, or finished before. */
    private static final String WORKFLOW =
            """
            {'QueryLanguage': 'JSONata', 'StartAt': 'Kind?', 'States': {
              'Kind?': {'Type': 'Choice', 'Default': 'Work', 'Choices': [
                {'Condition': '{% $contains($states.input.source.key, "broken") %}', 'Next': 'Refused'},
                {'Condition': '{% $contains($states.input.source.key, "done") %}', 'Next': 'Done'}]},
              'Work': {'Type': 'Wait', 'Seconds': 30, 'Next': 'Finished'},
              'Finished': {'Type': 'Succeed', 'Output': {'results': [{'key': 'r'}], 'jobs': [{'operation': 'fill'}]}},
              'Done': {'Type': 'Succeed', 'Output': {'finishedBefore': true, 'results': [{'key': 'r'}]}},
              'Refused': {'Type': 'Fail', 'Error': 'Photinus.PhotoRefused', 'Cause': 'the file is empty (0 bytes)'}}}
            """;

    private final Map<String, String> objects = new TreeMap<>();
    private final List<String> started = new ArrayList<>();
    private String unavailable = "";
    private int failuresToStart;
    private boolean mended;

    BatchStateMachineTest() {
        super("batch");
        answers(
                "SummarizeBatch",
                "{'photos': 3, 'failed': 1, 'notStarted': 1, 'file': {'bucket': 'photos', 'key': 's'}}");
    }

    @Override
    Interpreter interpreter() {
        return new Interpreter(
                new NestedExecutions(this::start, name -> ExecutionListener.NONE, this::call),
                timers,
                new Random(1),
                new InMemory());
    }

    private Execution start(String machine, String name, JsonNode input, ExecutionListener listener) {
        assertThat(machine).isEqualTo(HEADSHOT);
        if (failuresToStart-- > 0) {
            throw new ThrottlingException();
        }
        if (name.equals(unavailable)) {
            throw new IllegalArgumentException("no such name");
        }
        started.add(name);
        StateMachine workflow = StateMachine.load(
                "headshot",
                (mended ? WORKFLOW.replace("broken", "nothing") : WORKFLOW)
                        .replace('"', '`')
                        .replace('\'', '"')
                        .replace("`", "\\\""),
                Map.of());
        return new Interpreter(request -> new CompletableFuture<>(), timers, new Random(1))
                .start(workflow.deployedAs(HEADSHOT), name, input, listener);
    }

    /** As StartExecution says that it is asked too often. */
    private static final class ThrottlingException extends RuntimeException {}

    private ExecutionResult run(int concurrency, double tolerated, String... photos) {
        StringBuilder items = new StringBuilder();
        IntStream.range(0, photos.length)
                .forEach(i -> items.append(item(i + 1, photos[i])).append('\n'));
        objects.put("batches/test/items.jsonl", items.toString());
        answers(
                "PlanBatch",
                "{'status': 'planned', 'workflow': 'headshot', 'photos': %d, 'bucket': 'photos', 'folder': 'batches/test/', 'concurrency': %d, 'toleratedFailurePercentage': %s}"
                        .formatted(photos.length, concurrency, tolerated));
        return run(INPUT);
    }

    private String item(int number, String photo) {
        return (photo.startsWith("line")
                        ? "{'workflow': 'headshot', 'number': %d, 'photo': '%s', 'refused': '%s: it is not JSON'}"
                                .formatted(number, photo, photo)
                        : "{'workflow': 'headshot', 'number': %d, 'photo': '%s', 'name': 'b-%d', 'input': {'source': {'bucket': 'photos', 'key': '%s'}}}"
                                .formatted(number, photo, number, photo))
                .replace('\'', '"');
    }

    private List<JsonNode> results(String status) {
        return objects.entrySet().stream()
                .filter(object -> object.getKey().endsWith(status + "_0.jsonl"))
                .flatMap(object -> object.getValue().lines())
                .map(BatchStateMachineTest::parsed)
                .toList();
    }

    /** As it is, apostrophes too. */
    private static JsonNode parsed(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Test
    void runsTheWorkflowForEachPhotoAndSumsUp() {
        ExecutionResult result = run(2, 100, "ada.jpg", "broken.jpg", "done.jpg", "line 5");

        assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(output(result).path("failed").asInt()).isEqualTo(1);
        assertThat(functions()).containsExactly("PlanBatch", "SummarizeBatch");
        assertThat(started).containsExactlyInAnyOrder("b-1", "b-2", "b-3");
        assertThat(results("SUCCEEDED"))
                .containsExactly(
                        node(
                                "{'number': 1, 'photo': 'ada.jpg', 'name': 'b-1', 'source': {'bucket': 'photos', 'key': 'ada.jpg'}, 'redriveCount': 0, 'finishedBefore': false, 'results': [{'key': 'r'}], 'jobs': [{'operation': 'fill'}]}"),
                        node(
                                "{'number': 3, 'photo': 'done.jpg', 'name': 'b-3', 'source': {'bucket': 'photos', 'key': 'done.jpg'}, 'redriveCount': 0, 'finishedBefore': true, 'results': [{'key': 'r'}], 'jobs': []}"));
    }

    /** Nothing catches it, so the description of the workflow's execution is the cause; {@code FailedItemTest} unwraps it. */
    @Test
    void aPhotoFailsWithItsWorkflowsEndAndALineBeforeAnythingIsStarted() {
        run(2, 100, "broken.jpg", "line 5");

        JsonNode photo = results("FAILED").get(0);
        assertThat(photo.path("Error").asText()).isEqualTo("States.TaskFailed");
        JsonNode description = parsed(photo.path("Cause").asText());
        assertThat(description.path("Error").asText()).isEqualTo("Photinus.PhotoRefused");
        assertThat(description.path("Cause").asText()).isEqualTo("the file is empty (0 bytes)");
        assertThat(parsed(photo.path("Input").asText()).path("name").asText()).isEqualTo("b-1");
        JsonNode line = results("FAILED").get(1);
        assertThat(line.path("Error").asText()).isEqualTo("States.QueryEvaluationError");
        assertThat(parsed(line.path("Input").asText()).path("refused").asText()).isEqualTo("line 5: it is not JSON");
        assertThat(started).as("nothing for the line").containsExactly("b-1");
    }

    @Test
    void costsOneTransitionForEachPhoto() {
        long one = run(1, 100, "ada.jpg").transitions();
        long three = run(1, 100, "ada.jpg", "bruno.jpg", "chiara.jpg").transitions();

        assertThat(three - one).isEqualTo(2);
    }

    @Test
    void hasSoManyPhotosUnderWayAsThePlanSays() {
        Instant before = timers.instant();
        run(2, 100, "a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg", "f.jpg");

        assertThat(Duration.between(before, timers.instant())).isEqualTo(A_PHOTO.multipliedBy(3));
    }

    @Test
    void stopsAtTooManyFailuresAndLeavesTheSummaryToItsEndEvent() {
        ExecutionResult result = run(1, 20, "broken.jpg", "b.jpg", "c.jpg");

        assertThat(result.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(result.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
        assertThat(started).containsExactly("b-1");
        assertThat(results("FAILED")).hasSize(1);
        assertThat(functions()).containsExactly("PlanBatch");
    }

    @Test
    void aRedriveRunsWhatDidNotSucceedUnderAnotherNameAndWhatWasNotBegunUnderItsOwn() {
        run(1, 30, "a.jpg", "broken.jpg", "done.jpg", "broken-too.jpg", "e.jpg");
        assertThat(started).containsExactly("b-1", "b-2", "b-3", "b-4");
        mended = true;

        ExecutionResult result = redrive();

        assertThat(result.status()).as(result.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(started.subList(4, started.size())).containsExactly("b-2-1", "b-4-1", "b-5");
        assertThat(functions()).containsExactly("PlanBatch", "SummarizeBatch");
        assertThat(results("SUCCEEDED").stream()
                        .map(each -> each.path("redriveCount").asInt()))
                .as("the successes of all attempts")
                .containsExactly(0, 1, 0, 1, 0);
    }

    /** Whatever the number of attempts to start it, a photo has one execution until the next redrive. */
    @Test
    void aRedriveStartsAgainUnderOneNameWhatCouldNotBeStarted() {
        run(1, 0, "broken.jpg");
        mended = true;
        failuresToStart = 2;

        redrive();

        assertThat(started).containsExactly("b-1", "b-1-1");
    }

    @Test
    void aRedriveSumsUpAgainWhereOnlyThatFailed() {
        fails("SummarizeBatch", 5, "{'failed': 0}");
        assertThat(run(1, 100, "a.jpg").status()).isEqualTo(ExecutionStatus.FAILED);

        assertThat(redrive().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(started).containsExactly("b-1");
    }

    @Test
    void startsAgainWhatCouldNotBeStarted() {
        failuresToStart = 2;

        run(1, 100, "ada.jpg");

        assertThat(started).containsExactly("b-1");
        assertThat(results("SUCCEEDED")).hasSize(1);
    }

    @Test
    void tellsWhatCannotBeStartedAtAll() {
        unavailable = "b-1";

        run(1, 100, "ada.jpg");

        assertThat(results("FAILED").get(0).path("Error").asText()).isEqualTo("StepFunctions.ValidationException");
        assertThat(results("FAILED").get(0).path("Cause").asText()).isEqualTo("no such name");
    }

    @Test
    void tellsSummarizeBatchWhereItsExecutionsAre() {
        run(1, 100, "ada.jpg");

        JsonNode arguments = arguments("SummarizeBatch").get(0);
        assertThat(arguments.path("executions").asText()).isEqualTo(HEADSHOT.replace("stateMachine", "execution"));
        assertThat(arguments.path("startedAt").asText()).isEqualTo("2026-11-20T12:00:00.000Z");
        assertThat(arguments.path("batch").asText()).isEqualTo("test");
        assertThat(arguments.at("/plan/folder").asText()).isEqualTo("batches/test/");
    }

    @Test
    void refusesABatchThatCannotBe() {
        answers("PlanBatch", "{'status': 'refused', 'reason': 'There is no photo in photos/team/'}");

        ExecutionResult result = run(INPUT);

        assertThat(result.error()).isEqualTo("Photinus.BatchRefused");
        assertThat(result.cause()).isEqualTo("There is no photo in photos/team/");
        assertThat(functions()).containsExactly("PlanBatch");
    }

    /** {@code BatchFailureTest} unwraps what a function threw. */
    @Test
    void failsAtTheStepThatFailsAndARedriveTriesThatAgain() {
        fails("PlanBatch", 5, "{'status': 'refused', 'reason': 'There is no photo in photos/team/'}");

        ExecutionResult result = run(INPUT);

        assertThat(result.error()).isEqualTo("io.quarkus.funqy.runtime.ApplicationException");
        assertThat(result.cause()).contains("Adobe answered 503");
        assertThat(redrive().error()).isEqualTo("Photinus.BatchRefused");
    }

    /** A bucket in memory. */
    private final class InMemory implements ObjectStore {

        @Override
        public CompletableFuture<List<ListedObject>> list(String bucket, String prefix) {
            return CompletableFuture.failedFuture(new AssertionError("nobody lists"));
        }

        @Override
        public CompletableFuture<byte[]> get(String bucket, String key) {
            assertThat(bucket).isEqualTo("photos");
            return CompletableFuture.completedFuture(
                    String.valueOf(objects.get(key)).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public CompletableFuture<Void> put(String bucket, String key, byte[] content) {
            objects.put(key, new String(content, StandardCharsets.UTF_8));
            return CompletableFuture.completedFuture(null);
        }
    }
}
