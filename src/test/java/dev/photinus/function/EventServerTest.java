package dev.photinus.function;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.adobe.Generation;
import dev.photinus.adobe.photoshop.RemoveBackgroundRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.AccessTokens;
import dev.photinus.ledger.Caller;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.Quota;
import dev.photinus.ledger.Slots;
import io.restassured.http.ContentType;
import io.restassured.parsing.Parser;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;

/** Something behind the Lambda event server, with a cloud of its own. */
abstract class EventServerTest {

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
    JobKeys keys;

    @SuppressWarnings("NullAway.Init") // the cloud's
    StepJobs jobs;

    @Inject
    Slots slots;

    @SuppressWarnings("NullAway.Init") // injected by FunctionCloud
    FunctionCloud cloud;

    @BeforeEach
    void clearCloud() {
        cloud.clear();
        jobs = cloud.jobs();
    }

    /** The key of the mask that a photo gets. */
    JobKey maskKey(Picture photo) throws IOException {
        return keys.of(new JobRequest<>(
                        "createMask",
                        Generation.CURRENT,
                        Quota.REMOVE_BACKGROUND,
                        new Caller(execution, 0),
                        false,
                        photo,
                        names -> RemoveBackgroundRequest.mask(names.url(photo)),
                        (authorization, body) -> {
                            throw new AssertionError();
                        }))
                .key();
    }

    /** An event, about to be sent. */
    RequestSpecification event(Object event) throws IOException {
        return given().port(port)
                .contentType(ContentType.JSON)
                .body(event instanceof String text ? text : json.writeValueAsString(event));
    }

    /** The answer to an event, or the error. */
    ValidatableResponse invoke(Object event) throws IOException {
        return event(event).when().post("/").then().parser("", Parser.JSON);
    }
}
