package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(AnnounceNativeIT.Profile.class)
class AnnounceNativeIT extends ExecutableIT {

    private static final String FAILED =
            "arn:aws:states:us-east-1:000000000000:execution:headshot:ada-jpg-1a8d3b0f6c2e5d9988bb12c3d4e5f607";

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("announce");
        }
    }

    private String event(String scenario) throws IOException {
        Path event = Path.of("infra/events/announce", scenario + ".json");
        cloud.hasEnded(new ObjectMapper().readTree(event.toFile()));
        return Files.readString(event);
    }

    @Test
    void tellsOfAFinishedPhoto() throws IOException {
        invoke(event("finished")).statusCode(200).body("news", equalTo("Photinus Photo Finished"));

        assertThat(cloud.events("Photinus Photo Finished")).singleElement().satisfies(news -> {
            assertThat(news.path("detail").path("results").path(0).path("key").asText())
                    .isEqualTo("finished/headshot/ada.jpg");
            assertThat(news.path("detail").path("seeds").path(0).asLong()).isEqualTo(1842);
        });
    }

    @Test
    void keepsWhyAPhotoFailedAndTellsOfIt() throws IOException {
        JobKey mask = new JobKey("my-photos", "incoming/headshot/ada.jpg", "4711", "createMask", "0123");
        cloud.jobs()
                .submitted(
                        FAILED, mask, new Job.Submission("createMask", "urn:1", null, null, Instant.now(), List.of()));
        cloud.ledgerJobs().succeeded(mask, "urn:1", new Job.Success(Instant.now(), List.of()));

        String key = "failed/headshot-from/my-photos/incoming/headshot/ada.jpg.json";

        invoke(event("failed"))
                .statusCode(200)
                .body("news", equalTo("Photinus Photo Failed"))
                .body("failure.key", equalTo(key));

        assertThat(cloud.read(key)).contains("\"step\" : \"Fill\"").contains("2026-11-21T");
        assertThat(cloud.events("Photinus Photo Failed")).singleElement().satisfies(news -> assertThat(
                        news.path("detail").path("jobs").path(0).path("jobId").asText())
                .isEqualTo("urn:1"));
    }

    @Test
    void tellsOfABatch() throws IOException {
        invoke(event("batch-finished")).statusCode(200).body("news", equalTo("Photinus Batch Finished"));

        assertThat(cloud.events("Photinus Batch Finished")).singleElement().satisfies(news -> assertThat(
                        news.path("detail").path("summary").path("failed").asInt())
                .isEqualTo(20));
    }

    @Test
    void writesTheSummaryOfAFailedBatch() throws IOException {
        String folder = "batches/team-2026-11-22/";
        write(
                folder + "plan.json",
                """
                {"status": "planned", "workflow": "headshot", "photos": 1, "refused": 1, "leftOut": 0, "bucket": "photos",
                 "folder": "%s", "concurrency": 1, "toleratedFailurePercentage": 0}"""
                        .formatted(folder));
        write(
                folder + "results/run/manifest.json",
                "{\"ResultFiles\": {\"FAILED\": [{\"Key\": \"" + folder + "results/run/FAILED_0.jsonl\"}]}}");
        write(
                folder + "results/run/FAILED_0.jsonl",
                """
                {"Status": "FAILED", "Error": "States.QueryEvaluationError", "Input": "{\\"workflow\\": \\"headshot\\", \\"number\\": 1, \\"photo\\": \\"line 2\\", \\"refused\\": \\"line 2: no\\"}"}
                """);

        invoke(event("batch-failed")).statusCode(200).body("news", equalTo("Photinus Batch Failed"));

        assertThat(cloud.read(folder + "summary.json")).contains("\"Photinus.LineRefused\"", "\"line 2: no\"");
        assertThat(cloud.events("Photinus Batch Failed")).singleElement().satisfies(news -> {
            assertThat(news.path("detail").path("error").asText()).isEqualTo("Photinus.TooManyFailures");
            assertThat(news.path("detail").path("summary").path("failed").asInt())
                    .isEqualTo(1);
        });
    }

    private void write(String key, String content) throws IOException {
        cloud.put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reportsAMachineThatIsNotInTheEnvironment() throws IOException {
        fails(
                event("failed").replace("stateMachine:headshot", "stateMachine:other"),
                "java.lang.IllegalStateException: arn:aws:states:us-east-1:000000000000:stateMachine:other is none of the"
                        + " state machines in the environment");
    }
}
