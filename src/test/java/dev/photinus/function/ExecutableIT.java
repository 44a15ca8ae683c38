package dev.photinus.function;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.storage.S3Location;
import io.quarkus.test.common.DevServicesContext;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.parsing.Parser;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/**
 * One of the functions in the native executable, behind the Lambda event server. Above all it shows that whatever passes through
 * reflection there is registered: what comes in, what goes to Adobe, what comes back, what goes out.
 */
@Tag("native")
@Timeout(60)
abstract class ExecutableIT {

    /** What Quarkus calls everything that a function throws. */
    private static final String FUNQY_ERROR = "io.quarkus.funqy.runtime.ApplicationException";

    /** A function whose error cannot be written as JSON would never answer. */
    private static final RestAssuredConfig IMPATIENT = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 20_000));

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    /** Another one for each test, so that none sees another's jobs. */
    final String execution = "arn:aws:states:us-east-1:000000000000:execution:headshot:" + UUID.randomUUID();

    @SuppressWarnings("NullAway.Init") // injected by FunctionCloud
    FunctionCloud cloud;

    @SuppressWarnings("NullAway.Init") // injected by Quarkus
    DevServicesContext services;

    @BeforeEach
    void clearCloud() {
        RestAssured.reset(); // Quarkus takes the host and the path away after each test
        cloud.clear();
    }

    @AfterEach
    void keepsToAdobesContract() {
        assertThat(cloud.violations()).isEmpty();
    }

    /** The answer to an event, or the error. */
    ValidatableResponse invoke(Object event) throws IOException {
        String port = services.devServicesProperties().get("quarkus.lambda.mock-event-server.test-port");
        return given().config(IMPATIENT)
                .port(Integer.parseInt(port))
                .contentType(ContentType.JSON)
                .body(event instanceof String text ? text : JSON.writeValueAsString(event))
                .when()
                .post("/")
                .then()
                .parser("", Parser.JSON);
    }

    /** An event that a function takes a job to Adobe for. */
    ValidatableResponse submits(Object event) throws IOException {
        return invoke(event).statusCode(200).body("status", equalTo("submitted"));
    }

    /** A function that cannot go on says why, instead of keeping its caller waiting. */
    void fails(Object event, String errorMessage) throws IOException {
        invoke(event)
                .statusCode(500)
                .body("errorType", equalTo(FUNQY_ERROR))
                .body("errorMessage", equalTo(errorMessage));
    }

    /** A place that nothing else is written to. */
    S3Location place(String name) {
        return new S3Location(FunctionCloud.BUCKET, "intermediate/" + execution + "/" + name);
    }

    /** Has the ledger know what a step made. */
    JobKey made(String step, Job.Output... outputs) {
        return cloud.jobs().succeeded(execution, step, new Job.Success(Instant.now(), List.of(outputs)));
    }

    /** A result on a host that a test scripts. */
    Job.Output scripted(String path) {
        return new Job.Output(cloud.scripted().uri() + path, null, null, null);
    }

    /** What the ledger knows of a step's job, as a submitting function answers it. */
    Outcome.Submitted submitted(String step) {
        return cloud.jobs().answer(execution, step);
    }
}
