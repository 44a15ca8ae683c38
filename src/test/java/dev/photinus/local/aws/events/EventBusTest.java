package dev.photinus.local.aws.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.local.aws.lambda.InvocationReport;
import dev.photinus.local.aws.lambda.InvocationResult;
import dev.photinus.local.aws.sam.EventRuleResource;
import dev.photinus.local.aws.sam.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventBusTest {

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> invoked = new ArrayList<>();
    private int failures;
    private String error = "Error";

    private EventBus bus(List<EventRuleResource> rules) {
        return new EventBus(rules, this::invoke);
    }

    private CompletableFuture<InvocationResult> invoke(String function, JsonNode event) {
        invoked.add(function);
        return CompletableFuture.completedFuture(
                failures-- > 0 ? new InvocationResult.Failed(error, "no", InvocationReport.none("1")) : succeeded());
    }

    private static InvocationResult succeeded() {
        return new InvocationResult.Succeeded(JsonNodeFactory.instance.objectNode(), InvocationReport.none("1"));
    }

    @Test
    void callsEachFunctionWhoseRuleMatches() throws IOException {
        bus(List.of(
                        new EventRuleResource("A", "a", json.readTree("{\"source\": [\"aws.s3\"]}")),
                        new EventRuleResource("B", "b", json.readTree("{\"source\": [{\"prefix\": \"aws.\"}]}")),
                        new EventRuleResource("C", "c", json.readTree("{\"source\": [\"aws.states\"]}"))))
                .put(json.readTree("{\"source\": \"aws.s3\"}"))
                .join();

        assertThat(invoked).containsExactly("a", "b");
    }

    @Test
    void givesAFunctionOneEventAfterTheOther() throws IOException {
        List<CompletableFuture<InvocationResult>> invocations = new ArrayList<>();
        EventBus bus = new EventBus(
                List.of(
                        new EventRuleResource("A", "a", json.readTree("{\"source\": [\"aws.s3\"]}")),
                        new EventRuleResource("B", "b", json.readTree("{\"source\": [\"aws.s3\"]}"))),
                (function, event) -> {
                    invoked.add(function + event.path("id").asInt());
                    invocations.add(new CompletableFuture<>());
                    return invocations.get(invocations.size() - 1);
                });

        CompletableFuture<Void> first = bus.put(json.readTree("{\"source\": \"aws.s3\", \"id\": 1}"));
        CompletableFuture<Void> second = bus.put(json.readTree("{\"source\": \"aws.s3\", \"id\": 2}"));
        assertThat(invoked).containsExactly("a1", "b1");

        invocations.get(0).completeExceptionally(new IllegalStateException("the process died"));
        assertThat(invoked).containsExactly("a1", "b1", "a2");
        invocations.get(1).complete(succeeded());
        assertThat(invoked).containsExactly("a1", "b1", "a2", "b2");
        assertThat(first).isCompletedExceptionally();
        invocations.get(2).complete(succeeded());
        invocations.get(3).complete(succeeded());
        assertThat(second).isCompleted();
    }

    @Test
    void tellsWhoListensOfEveryEvent() throws IOException {
        List<String> heard = new ArrayList<>();
        EventBus bus = bus(List.of());
        bus.tell(event -> heard.add(event.path("source").asText()));

        bus.put(json.readTree("{\"source\": \"photinus\"}")).join();

        assertThat(heard).containsExactly("photinus");
        assertThat(invoked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 3", "7, 3"})
    void triesThreeTimes(int failing, int attempts) throws IOException {
        failures = failing;

        bus(List.of(new EventRuleResource("A", "a", json.readTree("{\"source\": [\"aws.s3\"]}"))))
                .put(json.readTree("{\"source\": \"aws.s3\"}"))
                .join();

        assertThat(invoked).hasSize(attempts);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "3, 4, 7", "12, 13, 1411", "1000, 81, 21811"})
    void keepsAnEventThatIsThrottledForSixHours(int throttled, int invocations, long seconds) throws IOException {
        failures = throttled;
        error = "Lambda.TooManyRequestsException";
        List<Duration> pauses = new ArrayList<>();
        EventBus bus = new EventBus(
                List.of(new EventRuleResource("A", "a", json.readTree("{\"source\": [\"aws.s3\"]}"))),
                this::invoke,
                pause -> {
                    pauses.add(pause);
                    return Runnable::run;
                });

        bus.put(json.readTree("{\"source\": \"aws.s3\"}")).join();

        assertThat(invoked).hasSize(invocations);
        assertThat(pauses.stream().mapToLong(Duration::toSeconds).sum()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "photobucket, incoming/headshot/ada.jpg, true",
        "photobucket, incoming/wedding/ada.jpg, true",
        "photobucket, finished/headshot/ada.jpg, false",
        "photobucket, failed/headshot/ada.jpg.json, false",
        "photobucket, intermediate/headshot/1/mask.png, false",
        "photobucket, masks/incoming/ada.png, false",
        "somebody-elses, incoming/headshot/ada.jpg, false",
    })
    void startsWhatIsPutUnderIncomingAndNothingElse(String bucket, String key, boolean starts) throws IOException {
        SamTemplate template = SamTemplate.read(Path.of("template.yaml"), Map.of("AdobeCredentials", "a-secret"));

        bus(template.eventRules())
                .put(ObjectCreated.event(bucket, key, "b57f9512698f4b09e608f4f2a65852e5", 1))
                .join();

        assertThat(invoked)
                .isEqualTo(
                        starts
                                ? List.of("arn:aws:lambda:us-east-1:000000000000:function:StartWorkflowFunction")
                                : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCEEDED, HeadshotStateMachine, true",
        "FAILED, ProductStateMachine, true",
        "TIMED_OUT, InpaintStateMachine, true",
        "ABORTED, HeadshotStateMachine, true",
        "RUNNING, HeadshotStateMachine, false",
        "SUCCEEDED, SomebodyElsesStateMachine, false",
    })
    void announcesEveryEndOfAnExecutionOfOurs(String status, String machine, boolean announces) throws IOException {
        bus(SamTemplate.read(Path.of("template.yaml"), Map.of("AdobeCredentials", "a-secret"))
                        .eventRules())
                .put(statusChange(status, machine))
                .join();

        assertThat(invoked.contains("arn:aws:lambda:us-east-1:000000000000:function:AnnounceFunction"))
                .isEqualTo(announces);
    }

    @ParameterizedTest
    @CsvSource({
        "ABORTED, HeadshotStateMachine, true",
        "TIMED_OUT, ProductStateMachine, true",
        "FAILED, HeadshotStateMachine, true",
        "SUCCEEDED, HeadshotStateMachine, false",
        "RUNNING, HeadshotStateMachine, false",
        "ABORTED, SomebodyElsesStateMachine, false",
    })
    void cancelsWhatAnExecutionOfOursHasLeft(String status, String machine, boolean cancels) throws IOException {
        SamTemplate template = SamTemplate.read(Path.of("template.yaml"), Map.of("AdobeCredentials", "a-secret"));

        bus(template.eventRules()).put(statusChange(status, machine)).join();

        assertThat(invoked.contains("arn:aws:lambda:us-east-1:000000000000:function:CancelFunction"))
                .isEqualTo(cancels);
    }

    private JsonNode statusChange(String status, String machine) throws IOException {
        return json.readTree(
                """
                {"source": "aws.states", "detail-type": "Step Functions Execution Status Change",
                 "detail": {"executionArn": "arn:aws:states:us-east-1:000000000000:execution:headshot:1", "status": "%s",
                            "stateMachineArn": "arn:aws:states:us-east-1:000000000000:stateMachine:%s"}}
                """
                        .formatted(status, machine));
    }
}
