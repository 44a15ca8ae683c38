package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.ledger.Job;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every answer of Adobe's that is known, on a host that says nothing else. */
@QuarkusIntegrationTest
@TestProfile(PollStatusTest.Profile.class)
class PollStatusNativeIT extends ExecutableIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ANSWERS = Path.of("src/test/resources/adobe/status-answers.json");

    private ValidatableResponse ask(String step, String answer) throws IOException {
        cloud.scripted().answers(200, "application/json", answer);
        cloud.jobs()
                .submitted(
                        execution,
                        step,
                        new Job.Submission(
                                "fill",
                                "1",
                                cloud.scripted().uri() + "/v2/status/1",
                                cloud.scripted().uri() + "/v3/cancel/1",
                                Instant.now(),
                                List.of()));
        return invoke(StepJobs.poll(execution, submitted(step))).statusCode(200);
    }

    @Test
    void understandsWhatAdobeAnswers() throws IOException {
        cloud.authenticate();
        int number = 0;
        for (JsonNode known : JSON.readTree(ANSWERS.toFile())) {
            String step = "step-" + number++;
            ValidatableResponse outcome = ask(step, known.path("answer").toString());
            if (known.has("succeeded")) {
                outcome.body("status", equalTo("succeeded"));
                assertThat(cloud.jobs().find(execution, step).outputs())
                        .as(known.path("name").asText())
                        .extracting(Job.Output::url)
                        .containsExactlyElementsOf(known.path("succeeded").findValuesAsText("url"));
            } else if (known.has("failed")) {
                outcome.body("status", equalTo("failed"))
                        .body("code", equalTo(known.at("/failed/code").asText()));
            } else {
                outcome.body("status", equalTo("running")).body("jobId", equalTo("1"));
            }
        }
        assertThat(number).isGreaterThan(20);
    }

    @Test
    void tellsSeedsAndObjects() throws IOException {
        cloud.authenticate();

        ask(
                        "fill",
                        """
                        {"status": "succeeded", "jobId": "1", "result": {"outputs":
                          [{"seed": 7, "image": {"url": "https://pre-signed.example/1"}}]}}
                        """)
                .body("outputs[0].seed", equalTo(7))
                .body("outputs[0]", not(hasKey("label")));
        ask(
                        "maskObjects",
                        """
                        {"jobId": "1", "status": "succeeded", "backgroundMasks": [],
                         "semanticMasks": [{"label": "dog", "score": 0.93, "mediaType": "image/png",
                           "boundingBox": {"x": 10, "y": 20.5, "width": 300, "height": 200},
                           "destination": {"url": "https://pre-signed.example/dog.png"}}]}
                        """)
                .body("outputs[0].label", equalTo("dog"))
                .body("outputs[0].score", equalTo(0.93f))
                .body("outputs[0].boundingBox.y", equalTo(20.5f))
                .body("outputs[0].boundingBox.width", equalTo(300.0f));
    }

    @Test
    void handsBackWhatIsNoSubmission() throws IOException {
        for (String answered : List.of(
                "{\"status\": \"scheduled\", \"notBefore\": \"2026-11-20T12:00:15Z\"}",
                "{\"status\": \"unauthorized\", \"reason\": \"the token has ended\"}",
                "{\"status\": \"failed\", \"code\": \"prompt_unsafe\", \"reason\": \"not this\"}")) {
            String answer = invoke("{\"execution\": \"" + execution + "\", \"answer\": " + answered + "}")
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(JSON.readTree(answer)).isEqualTo(JSON.readTree(answered));
        }
    }

    @Test
    void goesOnAskingWhileAdobeIsUnavailable() throws IOException {
        cloud.authenticate();
        ask("fill", "{\"status\": \"running\", \"jobId\": \"1\"}");
        cloud.scripted().answers(503, "text/plain", "no");

        invoke(StepJobs.poll(execution, submitted("fill"))).statusCode(200).body("status", equalTo("running"));
    }
}
