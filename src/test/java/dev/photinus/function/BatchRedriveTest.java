package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.aws.states.StatusChange;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch that fails for a passing cause and is redriven by AWS's rules once that is gone; the functions have their roles' rights. */
@QuarkusTest
@TestProfile(SeamTest.Profile.class)
class BatchRedriveTest extends SeamTest {

    private static final String FAILED = "Photinus Batch Failed";
    private static final List<Operation> PAID = List.of(Operation.CREATE_MASK, Operation.AUTO_TONE, Operation.FILL);

    @Inject
    Announce announce;

    private final String batch = "team-" + UUID.randomUUID();
    private final String folder = "batches/" + batch + "/";

    @SuppressWarnings("NullAway.Init") // by the first test's step
    private Execution execution;

    @BeforeEach
    void putPhotos() throws IOException {
        workflow.put(announce);
        for (String photo : List.of("a", "b", "c", "d")) {
            cloud.put(batch + "/" + photo + ".jpg", TestPhotos.jpeg());
        }
    }

    /** One photo at a time; from the third on, Adobe refuses to fill for want of an entitlement. */
    private JsonNode failedBatch() {
        AtomicInteger photos = new AtomicInteger();
        workflow.around(
                invocation -> {
                    if (invocation.function().equals("inspect") && photos.incrementAndGet() == 3) {
                        cloud.fault(Operation.FILL, Fault.NOT_ENTITLED);
                    }
                },
                invocation -> {});
        String input = ("{'workflow': 'headshot', 'source': {'bucket': 'photos', 'prefix': '%s/'},"
                        + " 'concurrency': 1, 'toleratedFailurePercentage': 25}")
                .formatted(batch);

        ExecutionResult result = run(new Scene("batch", input, List.of(), true), batch, begun -> execution = begun);

        assertThat(result.error()).as(result.cause()).isEqualTo("States.ExceedToleratedFailureThreshold");
        return ended(input, result);
    }

    private ExecutionResult redriven() {
        cloud.clearFaults();
        workflow.clear();
        return workflow.redrive(execution);
    }

    /** The event, and DescribeExecution agrees with it. */
    private JsonNode ended(String input, ExecutionResult result) {
        JsonNode event = StatusChange.event(execution, FunctionCloud.machine("batch"), node(input), result);
        cloud.hasEnded(event);
        return event;
    }

    private JsonNode summary() throws IOException {
        return json.readTree(cloud.read(folder + "summary.json"));
    }

    private Map<Operation, Integer> jobs() {
        return Map.of(
                PAID.get(0), cloud.jobs(PAID.get(0)),
                PAID.get(1), cloud.jobs(PAID.get(1)),
                PAID.get(2), cloud.jobs(PAID.get(2)));
    }

    private static void assertMore(Map<Operation, Integer> now, Map<Operation, Integer> before, int... more) {
        for (int i = 0; i < more.length; i++) {
            Operation operation = PAID.get(i);
            assertThat(now.getOrDefault(operation, 0) - before.getOrDefault(operation, 0))
                    .as("jobs of " + operation)
                    .isEqualTo(more[i]);
        }
    }

    @Test
    void runsOnlyWhatFailedAgainAndPaysNothingTwice() throws IOException {
        Map<Operation, Integer> before = jobs();
        failedBatch();
        assertMore(jobs(), before, 4, 2, 2);

        ExecutionResult result = redriven();

        assertThat(result.status()).as(result.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(workflow.invocations().stream()
                        .map(InProcessWorkflow.Invocation::function)
                        .filter(function -> function.equals("inspect") || function.endsWith("Batch")))
                .containsExactly("inspect", "inspect", "summarizeBatch");
        assertMore(jobs(), before, 4, 4, 4);
        JsonNode summary = Objects.requireNonNull(result.output());
        assertThat(summary.path("finished").asInt()).isEqualTo(4);
        assertThat(summary.path("failed").asInt()).isZero();
        assertThat(summary.path("notStarted").asInt()).isZero();
        assertThat(summary.path("jobs"))
                .as("all that the batch has cost, with what its photos paid before the redrive")
                .isEqualTo(node("{'autoTone': 4, 'createMask': 4, 'fill': 4}"));
        assertThat(summary().path("failedPhotos")).isEmpty();
    }

    @Test
    void isSummedUpFromItsEndEventBeforeThatIsAnnounced() throws IOException {
        JsonNode event = failedBatch();
        assertThat(cloud.exists(folder + "summary.json")).isFalse();

        workflow.invoke("announce", event);
        String first = cloud.read(folder + "summary.json");
        workflow.invoke("announce", event);

        assertThat(cloud.read(folder + "summary.json")).as("twice").isEqualTo(first);
        JsonNode summary = summary();
        assertThat(summary.path("finished").asInt()).isEqualTo(2);
        assertThat(summary.path("failed").asInt()).isEqualTo(2);
        assertThat(summary.path("failedPhotos").findValuesAsText("error"))
                .containsExactly("Photinus.user_non_entitled", "Photinus.user_non_entitled");
        assertThat(summary.path("failedPhotos").findValuesAsText("reason"))
                .allSatisfy(reason ->
                        assertThat(reason).contains("Adobe answered 403").endsWith("(at Fill)"));
        JsonNode news = cloud.events(FAILED).get(0).path("detail");
        assertThat(news.path("error").asText()).isEqualTo("Photinus.TooManyFailures");
        assertThat(news.path("reason").asText())
                .isEqualTo("More than 25 % of the photos failed: 2 of 4 failed, 0 were not started; see photos/"
                        + folder + "summary.json");
        assertThat(news.at("/summary/finished").asInt()).isEqualTo(2);
        assertThat(news.at("/summary/file/key").asText()).isEqualTo(folder + "summary.json");
    }

    /** No event arrives before the redrive, and the failure's comes after it has begun, and again after it has succeeded. */
    @Test
    void isNotSummedUpAsFailedOnceItIsRedriven() throws IOException {
        JsonNode event = failedBatch();
        cloud.is(execution.arn(), "RUNNING", null);
        workflow.invoke("announce", event);
        assertThat(cloud.exists(folder + "summary.json")).isFalse();

        ExecutionResult result = redriven();
        ended("{'workflow': 'headshot'}", result);
        workflow.invoke("announce", event);

        assertThat(summary().path("finished").asInt()).isEqualTo(4);
        assertThat(cloud.events(FAILED)).isEmpty();
    }
}
