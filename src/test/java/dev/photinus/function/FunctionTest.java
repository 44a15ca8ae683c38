package dev.photinus.function;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.ledger.AccessTokens;
import dev.photinus.ledger.Jobs;
import dev.photinus.ledger.Slots;
import io.restassured.http.ContentType;
import io.restassured.parsing.Parser;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A function behind the Lambda event server, with a cloud of its own. */
abstract class FunctionTest {

    /** Another one for each test, so that none sees another's jobs. */
    final String execution = "arn:aws:states:us-east-1:000000000000:execution:headshot:" + UUID.randomUUID();

    @Inject
    @ConfigProperty(name = "quarkus.lambda.mock-event-server.test-port")
    int port;

    @Inject
    ObjectMapper json;

    @Inject
    Authenticate authenticate;

    @Inject
    AccessTokens tokens;

    @Inject
    Jobs jobs;

    @Inject
    Slots slots;

    @SuppressWarnings("NullAway.Init") // injected by FunctionCloud
    FunctionCloud cloud;

    private final String function;

    FunctionTest(String function) {
        this.function = function;
    }

    @BeforeEach
    void clearCloud() {
        cloud.clear();
    }

    /** The function, about to get an event. */
    RequestSpecification event(Object event) throws IOException {
        return given().port(port)
                .contentType(ContentType.JSON)
                .body(event instanceof String text ? text : json.writeValueAsString(event));
    }

    /** The answer of the function to an event, or its error. */
    ValidatableResponse invoke(Object event) throws IOException {
        return event(event).when().post("/").then().parser("", Parser.JSON);
    }

    @Test
    void takesItsSampleEvents() throws IOException {
        prepareForSampleEvents();
        List<Path> events = sampleEvents();
        assertThat(events).isNotEmpty();
        for (Path event : events) {
            invoke(Files.readString(event)).statusCode(200);
        }
    }

    /** What the events in infra/events presume. */
    void prepareForSampleEvents() throws IOException {}

    List<Path> sampleEvents() throws IOException {
        try (Stream<Path> events = Files.list(Path.of("infra", "events", function))) {
            return events.sorted().toList();
        }
    }
}
