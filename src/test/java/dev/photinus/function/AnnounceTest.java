package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.JobKey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AnnounceTest.Profile.class)
class AnnounceTest extends FunctionTest {

    private static final String FINISHED = "Photinus Photo Finished";
    private static final String FAILED = "Photinus Photo Failed";

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("announce");
        }
    }

    private final String photo = execution.substring(execution.lastIndexOf(':') + 1) + "/Ada + 1.jpg";

    AnnounceTest() {
        super("announce");
    }

    /** An execution that took 12.5 s. */
    private ObjectNode ended(String workflow, String status) {
        return event(
                workflow, status, "{'source': {'bucket': 'photos', 'key': 'incoming/" + workflow + "/" + photo + "'}}");
    }

    private ObjectNode event(String workflow, String status, String input) {
        ObjectNode event = json.createObjectNode().put("source", "aws.states");
        event.putObject("detail")
                .put("executionArn", execution)
                .put("stateMachineArn", FunctionCloud.machine(workflow))
                .put("name", execution.substring(execution.lastIndexOf(':') + 1))
                .put("status", status)
                .put("startDate", Instant.parse("2026-11-21T09:30:00.500Z").toEpochMilli())
                .put("stopDate", Instant.parse("2026-11-21T09:30:13Z").toEpochMilli())
                .put("input", input.replace('\'', '"'))
                .putNull("output")
                .putNull("error")
                .putNull("cause");
        cloud.hasEnded(event);
        return event;
    }

    private static ObjectNode with(ObjectNode event, String field, String value) {
        ((ObjectNode) event.path("detail")).put(field, value);
        return event;
    }

    private JsonNode news(String type) {
        List<JsonNode> news = cloud.events(type);
        assertThat(news).hasSize(1);
        assertThat(news.get(0).path("source").asText()).isEqualTo("photinus");
        assertThat(news.get(0).path("resources").path(0).asText()).isEqualTo(execution);
        return news.get(0).path("detail");
    }

    /** Photos of the same key in two buckets, one failed and one finished: neither report hides or removes the other. */
    @Test
    void keepsReportsOfTwoBucketsApart() throws Exception {
        ObjectNode elsewhere = with(
                ended("headshot", "FAILED"),
                "input",
                "{\"source\": {\"bucket\": \"my-photos\", \"key\": \"incoming/headshot/" + photo + "\"}}");
        String key = "failed/headshot-from/my-photos/incoming/headshot/" + photo + ".json";

        invoke(elsewhere)
                .statusCode(200)
                .body("failure.bucket", equalTo("photos"))
                .body("failure.key", equalTo(key));
        invoke(ended("headshot", "SUCCEEDED")).statusCode(200);

        assertThat(cloud.read(key)).contains("my-photos");
    }

    /** What an input calls a bucket is not always one. */
    @Test
    void keepsAReportOfWhatIsNoBucket() throws Exception {
        ObjectNode event = with(
                ended("headshot", "FAILED"), "input", "{\"source\": {\"bucket\": \"a/../b\", \"key\": \"ada.jpg\"}}");

        String key = invoke(event).statusCode(200).extract().path("failure.key");

        assertThat(key).matches("failed/headshot-from/[0-9a-f]{16}/ada[.]jpg[.]json");
        assertThat(cloud.read(key)).contains("ada.jpg");
    }

    @Override
    void prepareForSampleEvents() throws IOException {
        for (Path event : sampleEvents()) {
            cloud.hasEnded(json.readTree(event.toFile()));
        }
    }

    /** The failure's event comes after a redrive has finished the photo: no report over a success. */
    @Test
    void reportsNoFailureOfAnExecutionThatHasSucceededSince() throws Exception {
        ObjectNode failed = ended("headshot", "FAILED");
        invoke(ended("headshot", "SUCCEEDED")).statusCode(200);

        invoke(failed).statusCode(200).body("news", nullValue()).body("failure", nullValue());

        assertThat(cloud.events(FAILED)).isEmpty();
        assertThat(cloud.exists("failed/headshot/" + photo + ".json")).isFalse();
    }

    @Test
    void reportsNoFailureOfAnExecutionThatIsBeingRedriven() throws Exception {
        ObjectNode failed = ended("headshot", "FAILED");
        cloud.is(execution, "RUNNING", null);

        invoke(failed).statusCode(200).body("news", nullValue());

        assertThat(cloud.events(FAILED)).isEmpty();
    }

    private JsonNode record() throws Exception {
        return json.readTree(cloud.read("failed/headshot/" + photo + ".json"));
    }

    @Test
    void tellsOfAFinishedPhoto() throws Exception {
        String output =
                """
                {"photo": {"bucket": "photos", "key": "incoming/headshot/ada.jpg"},
                 "results": [{"bucket": "photos", "key": "finished/headshot/ada-1.jpg", "seed": 7},
                             {"bucket": "photos", "key": "finished/headshot/ada-2.jpg", "seed": 8}],
                 "jobs": [{"operation": "fill", "jobId": "urn:1", "seconds": 8.5}]}
                """;

        invoke(with(ended("headshot", "SUCCEEDED"), "output", output))
                .statusCode(200)
                .body("news", equalTo(FINISHED))
                .body("failure", nullValue());

        assertThat(news(FINISHED))
                .isEqualTo(json.readTree(
                        """
                        {"workflow": "headshot",
                         "photo": {"bucket": "photos", "key": "incoming/headshot/%s"},
                         "results": [{"bucket": "photos", "key": "finished/headshot/ada-1.jpg", "seed": 7},
                                     {"bucket": "photos", "key": "finished/headshot/ada-2.jpg", "seed": 8}],
                         "seeds": [7, 8],
                         "jobs": [{"operation": "fill", "jobId": "urn:1", "seconds": 8.5}],
                         "seconds": 12.5,
                         "execution": "%s"}
                        """
                                .formatted(photo, execution)));
    }

    @Test
    void tellsOfAPhotoThatWasFinishedBefore() throws Exception {
        invoke(with(ended("product", "SUCCEEDED"), "output", "{\"results\": [], \"finishedBefore\": true}"))
                .statusCode(200);

        assertThat(news(FINISHED).path("finishedBefore").asBoolean()).isTrue();
    }

    @Test
    void keepsWhyAPhotoFailedAndTellsOfIt() throws Exception {
        JobKey mask = new JobKey("photos", "incoming/headshot/" + photo, "0123", "createMask", "abc");
        jobs.paid(execution, mask, "urn:1", new Job.Success(Instant.now(), List.of()));
        jobs.paid(execution, new JobKey(mask.bucket(), mask.key(), "0123", "fill", "abc"), "urn:2", null);
        jobs.paid(
                "another execution",
                new JobKey(mask.bucket(), mask.key(), "0123", "autoTone", "abc"),
                "urn:3",
                new Job.Success(Instant.now(), List.of()));

        invoke(with(
                        with(ended("headshot", "FAILED"), "error", "Photinus.prompt_unsafe"),
                        "cause",
                        "Ada + 1.jpg: Adobe answered 451 prompt_unsafe: \"gore\" (at Fill)"))
                .statusCode(200)
                .body("news", equalTo(FAILED))
                .body("failure.bucket", equalTo("photos"))
                .body("failure.key", equalTo("failed/headshot/" + photo + ".json"));

        JsonNode record = record();
        assertThat(record.path("workflow").asText()).isEqualTo("headshot");
        assertThat(record.path("photo").path("key").asText()).isEqualTo("incoming/headshot/" + photo);
        assertThat(record.path("error").asText()).isEqualTo("Photinus.prompt_unsafe");
        assertThat(record.path("reason").asText()).isEqualTo("Ada + 1.jpg: Adobe answered 451 prompt_unsafe: \"gore\"");
        assertThat(record.path("step").asText()).isEqualTo("Fill");
        assertThat(record.path("whatToDo").asText()).contains("another one");
        assertThat(record.path("execution").asText()).isEqualTo(execution);
        assertThat(record.path("time").asText()).isEqualTo("2026-11-21T09:30:13Z");
        JsonNode detail = news(FAILED);
        assertThat(detail.path("reason")).isEqualTo(record.path("reason"));
        assertThat(detail.path("error")).isEqualTo(record.path("error"));
        assertThat(detail.path("failure").path("key").asText()).isEqualTo("failed/headshot/" + photo + ".json");
        assertThat(detail.path("results")).isEmpty();
        assertThat(detail.path("seconds").asDouble()).isEqualTo(12.5);
        assertThat(detail.path("jobs"))
                .isEqualTo(json.readTree("[{\"operation\": \"createMask\", \"jobId\": \"urn:1\"}]"));
    }

    @Test
    void forgetsTheFailureOfAPhotoThatIsFinishedSince() throws Exception {
        invoke(with(ended("headshot", "FAILED"), "error", "States.Runtime")).statusCode(200);
        assertThat(record().path("error").asText()).isEqualTo("States.Runtime");

        invoke(ended("headshot", "SUCCEEDED")).statusCode(200);

        assertThatThrownBy(this::record).hasMessageContaining("not found");
    }

    @Test
    void passesOnNoSignatureAndNoToken() throws Exception {
        invoke(with(
                        with(ended("headshot", "FAILED"), "error", "Photinus.StepFailed"),
                        "cause",
                        "Ada + 1.jpg: https://photos.s3.amazonaws.com/ada.jpg?X-Amz-Signature=5e1f&X-Amz-Expires=60 is gone,"
                                + " Bearer abcdefghijkl (at Auto Tone)"))
                .statusCode(200);

        assertThat(cloud.read("failed/headshot/" + photo + ".json") + news(FAILED))
                .contains("https://photos.s3.amazonaws.com/ada.jpg is gone")
                .doesNotContain("5e1f")
                .doesNotContain("abcdefghijkl");
    }

    @Test
    void knowsWhyItFailedWhereNothingSaysSo() throws Exception {
        invoke(ended("headshot", "TIMED_OUT")).statusCode(200);
        assertThat(record().path("reason").asText()).isEqualTo("The workflow took longer than it may.");

        invoke(ended("headshot", "ABORTED")).statusCode(200);
        assertThat(record().path("reason").asText()).isEqualTo("The workflow was stopped.");
        assertThat(record().path("whatToDo").asText()).startsWith("Somebody stopped it.");
    }

    @Test
    void tellsWhatIsKnownWithoutTheInput() throws Exception {
        ObjectNode event = with(ended("headshot", "FAILED"), "error", "States.Runtime");
        ((ObjectNode) event.path("detail"))
                .putNull("input")
                .putObject("inputDetails")
                .put("included", false);
        String name = execution.substring(execution.lastIndexOf(':') + 1);

        invoke(event).statusCode(200).body("failure.key", equalTo("failed/headshot/" + name + ".json"));

        assertThat(news(FAILED).has("photo")).isFalse();
        assertThat(cloud.read("failed/headshot/" + name + ".json")).contains("States.Runtime");
    }

    @Test
    void tellsWhereAnInputThatIsNoneFailed() throws Exception {
        invoke(with(event("headshot", "FAILED", "{'source': {'key': 17}}"), "error", "Photinus.PhotoRefused"))
                .statusCode(200);

        assertThat(news(FAILED).has("photo")).isFalse();
    }

    @Test
    void tellsOfABatch() throws Exception {
        ObjectNode finished = event("batch", "SUCCEEDED", "{'workflow': 'headshot', 'source': {'prefix': 'team/'}}");
        invoke(with(finished, "output", "{\"finished\": 180, \"failed\": 20}")).statusCode(200);

        assertThat(news("Photinus Batch Finished"))
                .isEqualTo(json.readTree(
                        """
                        {"workflow": "headshot", "batch": "%s", "summary": {"finished": 180, "failed": 20},
                         "seconds": 12.5, "execution": "%s"}
                        """
                                .formatted(execution.substring(execution.lastIndexOf(':') + 1), execution)));

        ObjectNode failed = event("batch", "FAILED", "{'workflow': 'headshot'}");
        invoke(with(with(failed, "error", "States.ExceedToleratedFailureThreshold"), "cause", "too many"))
                .statusCode(200);
        assertThat(news("Photinus Batch Failed").path("reason").asText()).isEqualTo("too many");
        assertThat(news("Photinus Batch Failed").has("summary"))
                .as("it has neither plan nor results")
                .isFalse();
    }

    private String batchFile(String name) {
        return "batches/" + execution.substring(execution.lastIndexOf(':') + 1) + "/" + name;
    }

    private void write(String name, String content) throws Exception {
        cloud.put(batchFile(name), content.getBytes(StandardCharsets.UTF_8));
    }

    /** Of three photos, one is finished, one has failed after a job, and one was not begun. */
    private ObjectNode failedBatch() throws Exception {
        write(
                "plan.json",
                """
                {"status": "planned", "workflow": "headshot", "photos": 3, "refused": 0, "leftOut": 0, "bucket": "photos",
                 "folder": "%s", "concurrency": 1, "toleratedFailurePercentage": 12.5}"""
                        .formatted(batchFile("")));
        write("results/3f2a/SUCCEEDED_0.jsonl", "{\"number\": 1, \"jobs\": [{\"operation\": \"fill\"}]}\n");
        write(
                "results/3f2a/FAILED_0.jsonl",
                """
                {"Status": "FAILED", "Error": "States.TaskFailed", "RedriveCount": 0, "Cause": "{\\"ExecutionArn\\": \\"arn\\", \\"Error\\": \\"E\\", \\"Cause\\": \\"no\\"}", "Input": "{\\"workflow\\": \\"headshot\\", \\"number\\": 2, \\"photo\\": \\"dev.jpg\\", \\"name\\": \\"x-2-dev\\", \\"input\\": {\\"source\\": {\\"bucket\\": \\"photos\\", \\"key\\": \\"%s\\"}}}"}
                """
                        .formatted(photo));
        write(
                "results/3f2a/manifest.json",
                """
                {"ResultFiles": {"FAILED": [{"Key": "%s"}], "SUCCEEDED": [{"Key": "%s"}]}}"""
                        .formatted(
                                batchFile("results/3f2a/FAILED_0.jsonl"), batchFile("results/3f2a/SUCCEEDED_0.jsonl")));
        jobs.paid(
                FunctionCloud.machine("headshot").replace("stateMachine", "execution") + ":x-2-dev",
                new JobKey("photos", photo, "0123", "createMask", "abc"),
                "urn:1",
                null);
        ObjectNode failed = event("batch", "FAILED", "{'workflow': 'headshot'}");
        return with(with(failed, "error", "States.ExceedToleratedFailureThreshold"), "cause", "too many");
    }

    @Test
    void writesTheSummaryOfAFailedBatchBeforeItTellsOfIt() throws Exception {
        invoke(failedBatch()).statusCode(200).body("news", equalTo("Photinus Batch Failed"));

        JsonNode news = news("Photinus Batch Failed");
        assertThat(news.path("error").asText()).isEqualTo("Photinus.TooManyFailures");
        assertThat(news.path("reason").asText())
                .isEqualTo("More than 12.5 % of the photos failed: 1 of 3 failed, 1 were not started; see photos/"
                        + batchFile("summary.json"));
        assertThat(news.path("summary").path("seconds").asDouble()).isEqualTo(12.5);
        assertThat(news.path("summary").path("jobs")).isEqualTo(json.readTree("{\"createMask\": 1, \"fill\": 1}"));
        JsonNode summary = json.readTree(cloud.read(batchFile("summary.json")));
        assertThat(summary.at("/failedPhotos/0/error").asText()).isEqualTo("E");
        assertThat(summary.at("/failedPhotos/0/reason").asText()).isEqualTo("no");
        assertThat(summary.at("/failedPhotos/0/item/name").asText()).isEqualTo("x-2-dev");
    }

    @Test
    void writesNoSummaryOfABatchThatIsBeingRedriven() throws Exception {
        ObjectNode failed = failedBatch();
        cloud.is(execution, "RUNNING", null);

        invoke(failed).statusCode(200).body("news", nullValue());

        assertThat(cloud.exists(batchFile("summary.json"))).isFalse();
        assertThat(cloud.events("Photinus Batch Failed")).isEmpty();
    }

    @Test
    void tellsWhyABatchCouldNotBePlanned() throws Exception {
        ObjectNode failed = event("batch", "FAILED", "{'workflow': 'headshot'}");

        invoke(with(
                        with(failed, "error", "io.quarkus.funqy.runtime.ApplicationException"),
                        "cause",
                        "{\"errorMessage\": \"dev.photinus.Some$Thing: S3 does not answer\"}"))
                .statusCode(200);

        assertThat(news("Photinus Batch Failed").path("error").asText()).isEqualTo("Photinus.StepFailed");
        assertThat(news("Photinus Batch Failed").path("reason").asText()).isEqualTo("S3 does not answer");
    }

    @Test
    void isTriedAgainForAMachineThatIsNotInTheEnvironment() throws Exception {
        invoke(ended("somebody-elses", "FAILED"))
                .statusCode(500)
                .body("errorMessage", containsString("none of the state machines in the environment"));
    }

    @Test
    void saysThatAnExecutionStillRuns() throws Exception {
        invoke(ended("headshot", "RUNNING")).statusCode(500).body("errorMessage", containsString("has not ended"));
    }
}
