package dev.photinus.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.ExecutionNotRedrivableException;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.SimulatedTimers;
import dev.photinus.local.asl.StateMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StepFunctionsTest {

    private static final String WAITS = "arn:aws:states:us-east-1:000000000000:stateMachine:Waits";
    private static final String FAILS = "arn:aws:states:us-east-1:000000000000:stateMachine:Fails";

    private final ObjectMapper json = new ObjectMapper();
    private final SimulatedTimers timers = new SimulatedTimers(Instant.parse("2026-11-21T09:00:00Z"));
    private final List<JsonNode> events = new ArrayList<>();
    private final StepFunctions stepFunctions = new StepFunctions(
            Map.of(
                    WAITS,
                    machine(
                            "waits",
                            "'Type': 'Wait', 'Seconds': 90, 'Output': {'made': '{% $states.input.photo %}'}, 'End': true"),
                    FAILS,
                    machine("fails", "'Type': 'Fail', 'Error': 'Photinus.PhotoRefused', 'Cause': 'ada.jpg: no photo'")),
            self -> new Interpreter(
                    request -> CompletableFuture.failedFuture(new AssertionError("There is no task")),
                    timers,
                    new Random(1)),
            event -> {
                events.add(event);
                return CompletableFuture.completedFuture(null);
            });

    private static StateMachine machine(String name, String state) {
        String definition = "{'QueryLanguage': 'JSONata', 'StartAt': 'Only', 'States': {'Only': {" + state + "}}}";
        return StateMachine.load(name, definition.replace('\'', '"'), Map.of());
    }

    private Execution start(String machine, String name, String input) throws JsonProcessingException {
        return stepFunctions.start(machine, name, json.readTree(input.replace('\'', '"')), ExecutionListener.NONE);
    }

    private void advance(Duration time) {
        timers.runUntil(timers.instant().plus(time));
    }

    @Test
    void givesBackTheExecutionThatRunsUnderTheNameWithTheSameInput() throws JsonProcessingException {
        Execution first = start(WAITS, "ada", "{'photo': 'ada.jpg'}");
        advance(Duration.ofSeconds(1));

        assertThat(start(WAITS, "ada", "{'photo': 'ada.jpg'}")).isSameAs(first);
        assertThat(start(WAITS, "bruno", "{'photo': 'ada.jpg'}")).isNotSameAs(first);
        assertThat(start(FAILS, "ada", "{'photo': 'ada.jpg'}")).isNotSameAs(first);
    }

    @Test
    void refusesANameThatRunsWithAnotherInputOrHasEnded() throws JsonProcessingException {
        Execution ada = start(WAITS, "ada", "{'photo': 'ada.jpg'}");

        assertThatThrownBy(() -> start(WAITS, "ada", "{'photo': 'bruno.jpg'}"))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
        advance(Duration.ofSeconds(91));
        assertThat(ada.result().join().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThatThrownBy(() -> start(WAITS, "ada", "{'photo': 'ada.jpg'}"))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
        assertThat(events).hasSize(1);
    }

    @Test
    void abandonedItStopsWhatRunsAndStartsNothingMore() throws JsonProcessingException {
        Execution ada = start(WAITS, "ada", "{'photo': 'ada.jpg'}");
        advance(Duration.ofSeconds(1));

        stepFunctions.abandon();

        assertThat(ada.result().join().status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(events).isEmpty();
        assertThatThrownBy(() -> start(WAITS, "bruno", "{'photo': 'bruno.jpg'}"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAMachineThatIsNotThereAndANameThatIsNone() {
        assertThatThrownBy(() -> start(WAITS + "NoMore", "ada", "{}"))
                .isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> start(WAITS, "ada.jpg: 1", "{}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsOfASuccessWithInputAndOutput() throws JsonProcessingException {
        Execution execution = start(WAITS, "ada", "{'photo': 'ada.jpg'}");
        advance(Duration.ofSeconds(91));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.path("source").asText()).isEqualTo("aws.states");
            assertThat(event.path("detail-type").asText()).isEqualTo("Step Functions Execution Status Change");
            assertThat(event.path("resources").path(0).asText()).isEqualTo(execution.arn());
            JsonNode detail = event.path("detail");
            assertThat(detail.path("executionArn").asText()).isEqualTo(execution.arn());
            assertThat(detail.path("stateMachineArn").asText()).isEqualTo(WAITS);
            assertThat(detail.path("name").asText()).isEqualTo("ada");
            assertThat(detail.path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(detail.path("stopDate").asLong()
                            - detail.path("startDate").asLong())
                    .isEqualTo(90_000);
            assertThat(detail.path("input").asText()).isEqualTo("{\"photo\":\"ada.jpg\"}");
            assertThat(detail.path("inputDetails").path("included").asBoolean()).isTrue();
            assertThat(detail.path("output").asText()).isEqualTo("{\"made\":\"ada.jpg\"}");
            assertThat(detail.path("error").isNull()).isTrue();
        });
    }

    @Test
    void tellsOfAFailureWithErrorAndCause() throws JsonProcessingException {
        start(FAILS, "ada", "{'photo': 'ada.jpg'}");
        advance(Duration.ofSeconds(1));

        assertThat(events).singleElement().satisfies(event -> {
            JsonNode detail = event.path("detail");
            assertThat(detail.path("status").asText()).isEqualTo("FAILED");
            assertThat(detail.path("error").asText()).isEqualTo("Photinus.PhotoRefused");
            assertThat(detail.path("cause").asText()).isEqualTo("ada.jpg: no photo");
            assertThat(detail.path("output").isNull()).isTrue();
            assertThat(detail.path("outputDetails").isNull()).isTrue();
        });
    }

    @Test
    void leavesAnInputOutThatIsTooLargeForAnEvent() {
        // quotes are two bytes each once they are escaped
        JsonNode input = JsonNodeFactory.instance.objectNode().put("text", "\"".repeat(65_000));
        stepFunctions.start(FAILS, "large", input, ExecutionListener.NONE);
        advance(Duration.ofSeconds(1));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.path("detail").path("input").isNull()).isTrue();
            assertThat(event.path("detail")
                            .path("inputDetails")
                            .path("included")
                            .asBoolean(true))
                    .isFalse();
        });
    }

    @Test
    void stopsWhatRunsWhenItCloses() throws JsonProcessingException {
        Execution ada = start(WAITS, "ada", "{}");
        advance(Duration.ofSeconds(1));

        stepFunctions.close();

        assertThat(ada.result().join().status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(events).singleElement().satisfies(event -> assertThat(
                        event.path("detail").path("status").asText())
                .isEqualTo("ABORTED"));
    }

    @Test
    void redrivesUnderTheSameNameAndTellsOfTheNewEnd() throws JsonProcessingException {
        Execution ada = start(FAILS, "ada", "{'photo': 'ada.jpg'}");
        advance(Duration.ofSeconds(1));
        assertThat(stepFunctions.describe(ada.arn()).path("redriveStatus").asText())
                .isEqualTo("REDRIVABLE");

        Instant redriven = stepFunctions.redrive(ada.arn(), "token");
        assertThat(stepFunctions.describe(ada.arn()).path("status").asText()).isEqualTo("RUNNING");
        advance(Duration.ofMinutes(14));

        assertThat(events).hasSize(2);
        assertThat(stepFunctions.redrive(ada.arn(), "token"))
                .as("the same token has no effect")
                .isEqualTo(redriven);
        advance(Duration.ofSeconds(1));
        assertThat(events).hasSize(2);
        assertThat(stepFunctions.describe(ada.arn()).path("redriveCount").asInt())
                .isEqualTo(1);
        advance(Duration.ofMinutes(2));
        stepFunctions.redrive(ada.arn(), "token");
        advance(Duration.ofSeconds(1));
        assertThat(events).as("the token has expired").hasSize(3);
        assertThatThrownBy(() -> start(FAILS, "ada", "{'photo': 'ada.jpg'}"))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void describesASuccessThatItKeepsNoMore() throws JsonProcessingException {
        Execution ada = start(WAITS, "ada", "{'photo': 'ada.jpg'}");
        advance(Duration.ofSeconds(91));

        JsonNode description = stepFunctions.describe(ada.arn());
        assertThat(description.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(description.path("output").asText()).isEqualTo("{\"made\":\"ada.jpg\"}");
        assertThat(description.path("redriveStatus").asText()).isEqualTo("NOT_REDRIVABLE");
        assertThat(description.path("redriveStatusReason").asText())
                .isEqualTo("Execution is SUCCEEDED and cannot be redriven");
        assertThatThrownBy(() -> stepFunctions.redrive(ada.arn(), null))
                .isInstanceOf(ExecutionNotRedrivableException.class);
        assertThatThrownBy(() -> stepFunctions.describe(ada.arn() + "0"))
                .isInstanceOf(ExecutionDoesNotExistException.class);
    }

    @Test
    void deliversEndsLateTwiceOrNotAtAll() {
        JsonNode event = JsonNodeFactory.instance.objectNode().put("id", "1");
        for (UnreliableDelivery.Fault fault : UnreliableDelivery.Fault.values()) {
            events.clear();
            var unused = new UnreliableDelivery(
                            delivered -> {
                                events.add(delivered);
                                return CompletableFuture.completedFuture(null);
                            },
                            timers,
                            Duration.ofSeconds(30),
                            told -> fault)
                    .apply(event);
            int atOnce = events.size();
            advance(Duration.ofSeconds(31));

            assertThat(List.of(atOnce, events.size()))
                    .as("%s", fault)
                    .isEqualTo(
                            switch (fault) {
                                case NONE -> List.of(1, 1);
                                case LATE -> List.of(0, 1);
                                case REPEATED -> List.of(1, 2);
                                case LOST -> List.of(0, 0);
                            });
        }
    }
}
