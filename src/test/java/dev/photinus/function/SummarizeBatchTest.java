package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SummarizeBatchTest.Profile.class)
class SummarizeBatchTest extends FunctionTest {

    static final String EXECUTIONS = "arn:aws:states:us-east-1:000000000000:execution:Headshot";

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("summarizeBatch");
        }
    }

    @Inject
    ObjectStore objects;

    private final String batch = "batch-" + UUID.randomUUID();

    SummarizeBatchTest() {
        super("summarizeBatch");
    }

    private ValidatableResponse summarize(int photos) throws IOException {
        return invoke(request(batch, photos)).statusCode(200);
    }

    static String request(String batch, int photos) {
        return """
                {"batch": "%s", "startedAt": "2026-11-21T09:30:00.123Z", "executions": "%s",
                 "plan": {"status": "planned", "workflow": "headshot", "photos": %d, "refused": 0, "leftOut": 0,
                          "bucket": "photos", "folder": "batches/%s/", "concurrency": 4, "toleratedFailurePercentage": 100}}"""
                .formatted(batch, EXECUTIONS, photos, batch);
    }

    private void write(String name, String content) throws IOException {
        cloud.put("batches/" + batch + "/results/" + name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void results() throws IOException {
        write(
                "3f2a/manifest.json",
                """
                {"DestinationBucket": "photos", "MapRunArn": "arn", "ResultFiles": {
                   "FAILED": [{"Key": "batches/BATCH/results/3f2a/FAILED_0.jsonl", "Size": 1}], "PENDING": [],
                   "SUCCEEDED": [{"Key": "batches/BATCH/results/3f2a/SUCCEEDED_0.jsonl", "Size": 1},
                                 {"Key": "batches/BATCH/results/3f2a/SUCCEEDED_1.jsonl", "Size": 1}]}}"""
                        .replace("BATCH", batch));
        write(
                "3f2a/SUCCEEDED_0.jsonl",
                """
                {"number": 2, "photo": "ada.jpg", "finishedBefore": false, "results": [], "jobs": [{"operation": "createMask"}, {"operation": "fill"}]}
                {"number": 3, "photo": "bruno.jpg", "finishedBefore": true, "results": [], "jobs": [{"operation": "fill"}]}
                """);
        write("3f2a/SUCCEEDED_1.jsonl", "{\"number\": 4, \"jobs\": [{\"operation\": \"fill\"}]}\n");
        write(
                "3f2a/FAILED_0.jsonl",
                """
                {"Name": "1", "Status": "FAILED", "Error": "States.TaskFailed", "Cause": "{\\"ExecutionArn\\": \\"arn\\", \\"Status\\": \\"FAILED\\", \\"Error\\": \\"Photinus.prompt_unsafe\\", \\"Cause\\": \\"dev.jpg: Adobe answered 451\\"}", "RedriveCount": 1, "Input": "{\\"workflow\\": \\"headshot\\", \\"number\\": 5, \\"photo\\": \\"dev.jpg\\", \\"name\\": \\"BATCH-5-dev\\", \\"input\\": {\\"source\\": {\\"bucket\\": \\"photos\\", \\"key\\": \\"dev.jpg\\"}}}"}
                {"Name": "2", "Status": "FAILED", "Error": "States.QueryEvaluationError", "Cause": "The JSONata expression threw an error", "Input": "{\\"workflow\\": \\"headshot\\", \\"number\\": 6, \\"photo\\": \\"line 6\\", \\"refused\\": \\"line 6: it is not JSON\\"}"}
                """
                        .replace("BATCH", batch));
    }

    private void submitted(String execution, String step) {
        cloud.jobs()
                .submitted(
                        EXECUTIONS + ":" + batch + execution,
                        new JobKey("photos", "dev.jpg", "of-" + batch, step, "0123"),
                        new Job.Submission(step, UUID.randomUUID().toString(), null, null, Instant.now(), List.of()));
    }

    @Test
    void countsAndTellsWhatFailedAndWhatItHasCost() throws IOException {
        results();
        submitted("-5-dev", "createMask");
        submitted("-5-dev-1", "createMask");
        submitted("-5-dev-1", "fill");

        summarize(7)
                .body("batch", equalTo(batch))
                .body("workflow", equalTo("headshot"))
                .body("photos", equalTo(7))
                .body("finished", equalTo(2))
                .body("skipped", equalTo(1))
                .body("failed", equalTo(2))
                .body("notStarted", equalTo(2))
                .body("jobs.createMask", equalTo(3))
                .body("jobs.fill", equalTo(3))
                .body("seconds", greaterThan(0f))
                .body("file.key", equalTo("batches/" + batch + "/summary.json"));

        JsonNode summary = summary();
        assertThat(summary.path("failed").asInt()).isEqualTo(2);
        assertThat(summary.path("failedPhotos").findValuesAsText("reason"))
                .containsExactly("dev.jpg: Adobe answered 451", "line 6: it is not JSON");
        assertThat(summary.at("/failedPhotos/0/error").asText()).isEqualTo("Photinus.prompt_unsafe");
        assertThat(summary.at("/failedPhotos/0/item/input/source/key").asText()).isEqualTo("dev.jpg");
        assertThat(summary.at("/failedPhotos/1/item/refused").asText()).isEqualTo("line 6: it is not JSON");
    }

    private JsonNode summary() throws IOException {
        try (ObjectStore.StoredObject stored =
                objects.open(new S3Location(FunctionCloud.BUCKET, "batches/" + batch + "/summary.json"))) {
            return json.readTree(stored.bytes());
        }
    }

    /** After a redrive, a photo's last execution lists what it has paid itself; the ledger knows of the others. */
    @Test
    void countsWhatAPhotoHasPaidBeforeItsRedrive() throws IOException {
        write(
                "3f2a/manifest.json",
                "{\"ResultFiles\": {\"FAILED\": [], \"SUCCEEDED\": [{\"Key\": \"batches/" + batch
                        + "/results/3f2a/SUCCEEDED_0.jsonl\"}]}}");
        write(
                "3f2a/SUCCEEDED_0.jsonl",
                """
                {"number": 5, "photo": "dev.jpg", "name": "BATCH-5-dev", "source": {"bucket": "photos", "key": "dev.jpg"}, "redriveCount": 1, "finishedBefore": false, "results": [], "jobs": [{"operation": "fill"}]}
                """
                        .replace("BATCH", batch));
        submitted("-5-dev", "createMask");
        submitted("-5-dev-1", "fill");

        summarize(1)
                .body("finished", equalTo(1))
                .body("jobs.createMask", equalTo(1))
                .body("jobs.fill", equalTo(1));
    }

    /** AWS begins a second Map Run where it cannot redrive the first. */
    @Test
    void readsTheResultsOfTheLastMapRun() throws IOException {
        results();
        write("00/manifest.json", "{\"ResultFiles\": {\"FAILED\": [], \"SUCCEEDED\": []}}");

        summarize(3).body("notStarted", equalTo(3)).body("failed", equalTo(0)).body("jobs", anEmptyMap());

        assertThat(summary().path("failedPhotos")).isEmpty();
    }

    @Test
    void makesNoSummaryWithoutResults() throws IOException {
        invoke(request(batch, 3)).statusCode(500).body("errorMessage", containsString(batch + " has no results"));

        assertThat(cloud.exists("batches/" + batch + "/summary.json")).isFalse();
    }

    @Override
    void prepareForSampleEvents() throws IOException {
        cloud.put(
                FunctionCloud.SOURCE_BUCKET,
                "batches/team-2026-11-21/results/3f2a/manifest.json",
                "{\"ResultFiles\": {}}".getBytes(StandardCharsets.UTF_8));
    }
}
