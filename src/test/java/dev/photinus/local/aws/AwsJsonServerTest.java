package dev.photinus.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.SimulatedTimers;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.events.EventBus;
import dev.photinus.local.aws.events.PutEvents;
import dev.photinus.local.aws.states.ExecutionOperations;
import dev.photinus.local.aws.states.StartExecution;
import dev.photinus.local.aws.states.StepFunctions;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** Asked by AWS's own clients. */
@Timeout(60)
class AwsJsonServerTest {

    private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:headshot";
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00.250Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final AwsJsonServer server;
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final StaticCredentialsProvider credentials =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));

    AwsJsonServerTest() throws IOException {
        server = AwsJsonServer.start();
        String definition =
                "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"Only\", \"States\": {\"Only\": {\"Type\": \"Succeed\"}}}";
        StepFunctions stepFunctions = new StepFunctions(
                Map.of(MACHINE, StateMachine.load("headshot", definition, Map.of())),
                self -> new Interpreter(request -> new CompletableFuture<>(), new SimulatedTimers(NOW), new Random(1)),
                event -> CompletableFuture.completedFuture(null));
        EventBus bus = new EventBus(List.of(), (function, event) -> new CompletableFuture<>());
        bus.tell(events::add);
        server.serve(StartExecution.TARGET, new StartExecution(stepFunctions, clock));
        ExecutionOperations.serve(server, stepFunctions);
        server.serve(PutEvents.TARGET, new PutEvents(bus, clock));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SfnClient stepFunctions() {
        return SfnClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private EventBridgeClient eventBridge() {
        return EventBridgeClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private StartExecutionResponse start(SfnClient client, String machine, String name, String input) {
        return client.startExecution(
                start -> start.stateMachineArn(machine).name(name).input(input));
    }

    @Test
    void startsAnExecution() {
        try (SfnClient client = stepFunctions()) {
            StartExecutionResponse started = start(client, MACHINE, "ada", "{\"photo\": \"ada.jpg\"}");

            assertThat(started.executionArn()).endsWith(":execution:headshot:ada");
            assertThat(started.startDate()).isEqualTo(NOW);
            assertThat(start(client, MACHINE, "ada", "{\"photo\":\"ada.jpg\"}").executionArn())
                    .isEqualTo(started.executionArn());
        }
    }

    @Test
    void refusesWhatStepFunctionsWouldRefuse() {
        try (SfnClient client = stepFunctions()) {
            start(client, MACHINE, "ada", "{}");

            assertThatThrownBy(() -> start(client, MACHINE, "ada", "{\"photo\": \"another\"}"))
                    .isInstanceOf(ExecutionAlreadyExistsException.class)
                    .hasMessageContaining("ada");
            assertThatThrownBy(() -> start(client, MACHINE + "-2", "ada", "{}"))
                    .isInstanceOf(StateMachineDoesNotExistException.class);
            assertThatThrownBy(() -> start(client, MACHINE, "ada.jpg: 1", "{}"))
                    .isInstanceOf(InvalidNameException.class);
            assertThatThrownBy(() -> start(client, MACHINE, "bruno", "{"))
                    .isInstanceOf(InvalidExecutionInputException.class);
            assertThatThrownBy(client::listStateMachines)
                    .isInstanceOf(SfnException.class)
                    .hasMessageContaining("AWSStepFunctions.ListStateMachines is not known to the local cloud");
        }
    }

    @Test
    void putsEventsOnTheBus() {
        try (EventBridgeClient client = eventBridge()) {
            PutEventsResponse response =
                    client.putEvents(put -> put.entries(entry("photinus", "{\"photo\": \"Zoë.jpg\"}")));

            assertThat(response.failedEntryCount()).isZero();
            assertThat(events).singleElement().satisfies(event -> {
                assertThat(event.path("id").asText())
                        .isEqualTo(response.entries().get(0).eventId());
                assertThat(event.path("source").asText()).isEqualTo("photinus");
                assertThat(event.path("detail-type").asText()).isEqualTo("Photinus Photo Finished");
                assertThat(event.path("time").asText()).isEqualTo("2026-11-21T09:00:00Z");
                assertThat(event.path("detail").path("photo").asText()).isEqualTo("Zoë.jpg");
            });
        }
    }

    @Test
    void tellsWhichEntriesItDoesNotTake() {
        try (EventBridgeClient client = eventBridge()) {
            PutEventsResponse response = client.putEvents(put -> put.entries(
                    entry("aws.s3", "{}"), entry("photinus", "{"), entry("photinus", "[]"), entry("photinus", "{}")));

            assertThat(response.failedEntryCount()).isEqualTo(3);
            assertThat(response.entries())
                    .extracting(result -> String.valueOf(result.errorCode()))
                    .containsExactly("NotAuthorizedForSourceException", "MalformedDetail", "MalformedDetail", "null");
            assertThat(events).hasSize(1);
        }
    }

    private static PutEventsRequestEntry entry(String source, String detail) {
        return PutEventsRequestEntry.builder()
                .source(source)
                .detailType("Photinus Photo Finished")
                .detail(detail)
                .build();
    }

    @Test
    void describesStopsAndRedrives() {
        try (SfnClient client = stepFunctions()) {
            String arn = client.startExecution(request ->
                            request.stateMachineArn(MACHINE).name("ada").input("{\"photo\":\"ada.jpg\"}"))
                    .executionArn();
            assertThat(client.describeExecution(request -> request.executionArn(arn)))
                    .satisfies(running -> {
                        assertThat(running.status()).isEqualTo(ExecutionStatus.RUNNING);
                        assertThat(running.startDate()).isEqualTo(NOW);
                        assertThat(running.redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
                    });
            assertThatThrownBy(() -> client.redriveExecution(request -> request.executionArn(arn)))
                    .isInstanceOf(ExecutionNotRedrivableException.class)
                    .hasMessageContaining("RUNNING");

            assertThat(client.stopExecution(request -> request.executionArn(arn).error("Mistaken"))
                            .stopDate())
                    .isEqualTo(NOW);
            assertThat(client.describeExecution(request -> request.executionArn(arn)))
                    .satisfies(stopped -> {
                        assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
                        assertThat(stopped.error()).isEqualTo("Mistaken");
                        assertThat(stopped.redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
                    });

            assertThat(client.redriveExecution(request -> request.executionArn(arn))
                            .redriveDate())
                    .isEqualTo(NOW);
            assertThat(client.describeExecution(request -> request.executionArn(arn)))
                    .satisfies(redriven -> {
                        assertThat(redriven.status()).isEqualTo(ExecutionStatus.RUNNING);
                        assertThat(redriven.redriveCount()).isEqualTo(1);
                        assertThat(redriven.redriveDate()).isEqualTo(NOW);
                    });
            assertThatThrownBy(() -> client.describeExecution(request -> request.executionArn(arn + "0")))
                    .isInstanceOf(ExecutionDoesNotExistException.class);
        }
    }
}
