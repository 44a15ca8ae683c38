package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PlanBatchTest.Profile.class)
class PlanBatchTest extends FunctionTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("planBatch");
        }
    }

    @Inject
    ObjectStore objects;

    /** Another one for each test. */
    private final String batch = "batch-" + UUID.randomUUID();

    PlanBatchTest() {
        super("planBatch");
    }

    private ValidatableResponse plan(String input) throws IOException {
        return invoke(Map.of("batch", batch, "input", json.readTree(input.replace('\'', '"'))))
                .statusCode(200);
    }

    private List<JsonNode> items() throws IOException {
        List<JsonNode> items = new ArrayList<>();
        S3Location object = new S3Location(FunctionCloud.BUCKET, "batches/" + batch + "/items.jsonl");
        try (ObjectStore.StoredObject stored = objects.open(object)) {
            for (String line : new String(stored.bytes().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                items.add(json.readTree(line));
            }
        }
        return items;
    }

    /** The end event of a batch that fails does not hold what was planned. */
    @Test
    void keepsThePlan() throws IOException {
        text("team-" + batch + "/ada.jpg", "a photo");

        JsonNode answer = json.readTree(
                plan("{'workflow': 'headshot', 'source': {'bucket': 'photos', 'prefix': 'team-" + batch + "/'}}")
                        .extract()
                        .asString());

        assertThat(answer.path("photos").asInt()).isEqualTo(1);
        assertThat(json.readTree(cloud.read("batches/" + batch + "/plan.json"))).isEqualTo(answer);
    }

    private void text(String key, String text) throws IOException {
        cloud.put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void listsThePhotosOfAFolder() throws IOException {
        for (String name : List.of("a.jpg", "b/c.PNG", "notes.txt", "d.tiff")) {
            text(batch + "/" + name, "x");
        }

        plan("{'workflow': 'headshot', 'source': {'bucket': 'photos', 'prefix': '" + batch
                        + "/'}, 'settings': {'background': {'seed': 7}}, 'toleratedFailurePercentage': 12.5}")
                .body("status", equalTo("planned"))
                .body("workflow", equalTo("headshot"))
                .body("photos", equalTo(3))
                .body("refused", equalTo(0))
                .body("leftOut", equalTo(1))
                .body("bucket", equalTo("photos"))
                .body("folder", equalTo("batches/" + batch + "/"))
                .body("toleratedFailurePercentage", equalTo(12.5f));

        assertThat(items())
                .extracting(item -> item.at("/input/source/key").asText())
                .containsExactly(batch + "/a.jpg", batch + "/b/c.PNG", batch + "/d.tiff");
        assertThat(items())
                .allSatisfy(item ->
                        assertThat(item.at("/input/background/seed").asInt()).isEqualTo(7))
                .extracting(item -> item.path("name").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void takesAManifestAndItsBadLinesToo() throws IOException {
        text(batch + ".csv", "source,prompt,seed\nada.jpg,a forest,7\nbruno.jpg,,lucky\nchiara.jpg,,\n");

        plan("{'workflow': 'headshot', 'source': {'bucket': 'photos', 'manifest': '" + batch
                        + ".csv', 'folder': 'team'}, 'concurrency': 3}")
                .body("photos", equalTo(3))
                .body("refused", equalTo(1))
                .body("concurrency", equalTo(3))
                .body("toleratedFailurePercentage", equalTo(100.0f));

        List<JsonNode> items = items();
        assertThat(items.get(0).path("input"))
                .isEqualTo(
                        json.readTree(
                                """
                                {"source": {"key": "team/ada.jpg", "bucket": "photos"}, "background": {"prompt": "a forest", "seed": 7}}"""));
        assertThat(items.get(1).path("refused").asText()).startsWith("line 3: \"background.seed\" must be a whole");
        assertThat(items.get(1).has("input")).isFalse();
        assertThat(items.get(2).path("number").asInt()).isEqualTo(4);
    }

    @Test
    void keepsTheBatchInTheStacksOwnBucketWhereverItsPhotosAre() throws IOException {
        for (String bucket : List.of(FunctionCloud.SOURCE_BUCKET, FunctionCloud.RESULT_BUCKET)) {
            cloud.put(bucket, batch + "/a.jpg", new byte[] {1});

            plan("{'workflow': 'headshot', 'source': {'bucket': '" + bucket + "', 'prefix': '" + batch + "/'}}")
                    .body("status", equalTo("planned"))
                    .body("bucket", equalTo(FunctionCloud.BUCKET))
                    .body("folder", equalTo("batches/" + batch + "/"));

            assertThat(items()).singleElement().satisfies(item -> assertThat(
                            item.at("/input/source/bucket").asText())
                    .isEqualTo(bucket));
        }
    }

    @Test
    void refusesABucketThatTheStackMayNotUse() throws IOException {
        plan("{'workflow': 'headshot', 'source': {'bucket': 'somebody-elses', 'prefix': 'a/'}}")
                .body("status", equalTo("refused"))
                .body(
                        "reason",
                        containsString("\"source.bucket\" is \"somebody-elses\", which this stack may not read"));
        for (String where : List.of("'prefix': 'a/'", "'manifest': 'a.csv'")) {
            plan("{'workflow': 'headshot', 'source': {'bucket': 'photos', " + where
                            + "}, 'settings': {'output': {'bucket': 'my-photos'}}}")
                    .body("status", equalTo("refused"))
                    .body("reason", containsString("output.bucket\" is \"my-photos\", which this stack may not write"));
        }
        assertThat(objects.list(FunctionCloud.BUCKET, "batches/" + batch)).isEmpty();
    }

    @Test
    void refusesALineOfAManifestForItsBucketAlone() throws IOException {
        text(
                batch + ".csv",
                "source,bucket,outputBucket\nada.jpg,,\nada.jpg,somebody-elses,\nada.jpg,my-photos,\nbo.jpg,,my-photos\n");

        plan("{'workflow': 'headshot', 'source': {'bucket': 'photos', 'manifest': '" + batch + ".csv'}}")
                .body("photos", equalTo(4))
                .body("refused", equalTo(2));

        assertThat(items().get(1).path("refused").asText()).startsWith("line 3: \"source.bucket\" is");
        assertThat(items().get(2).has("input")).isTrue(); // the same key as in line 2, and a result of its own
        assertThat(items().get(3).path("refused").asText()).startsWith("line 5: \"output.bucket\" is");
    }

    @Test
    void takesWhatFailedBefore() throws IOException {
        text(
                batch + "/summary.json",
                """
                {"batch": "b", "jobs": {"fill": 2}, "failedPhotos": [
                  {"reason": "ada.jpg: the file is empty (0 bytes)", "error": "Photinus.PhotoRefused",
                   "item": {"workflow": "headshot", "number": 9, "photo": "ada.jpg", "name": "x-9-ada",
                            "input": {"source": {"bucket": "photos", "key": "ada.jpg"}, "background": {"seed": 7}}}},
                  {"reason": "line 3: it is not JSON", "error": "Photinus.LineRefused",
                   "item": {"workflow": "headshot", "number": 3, "photo": "line 3", "refused": "line 3: it is not JSON"}}],
                 "more": [1]}
                """);

        plan("{'workflow': 'headshot', 'source': {'bucket': 'photos', 'summary': '" + batch
                        + "/summary.json'}, 'again': true}")
                .body("photos", equalTo(2))
                .body("refused", equalTo(1));

        assertThat(items().get(0).path("input"))
                .isEqualTo(
                        json.readTree(
                                """
                                {"source": {"bucket": "photos", "key": "ada.jpg"}, "background": {"seed": 7}, "again": true}"""));
        assertThat(items().get(1).path("refused").asText()).isEqualTo("line 3: it is not JSON");
    }

    @Test
    void refusesWhatComesToNothingAndLeavesNoList() throws IOException {
        text(batch + "/notes.txt", "x");
        text(batch + "/wrong.csv", "source,promt\n");
        text(batch + "/empty.csv", "source\n");
        text(batch + "/other.json", "{\"failed\": 7}");

        refuses("'prefix': '" + batch + "/'", "There is no photo in photos/" + batch + "/, but 4 of other kinds");
        refuses("'prefix': 'none/'", "There is no photo in photos/none/");
        refuses("'manifest': '" + batch + "/none.csv'", "There is no such object in the bucket photos: " + batch);
        refuses("'manifest': '" + batch + "/wrong.csv'", batch + "/wrong.csv: unknown column \"promt\"");
        refuses("'manifest': '" + batch + "/empty.csv'", "There is no photo in photos/" + batch + "/empty.csv");
        refuses("'manifest': '" + batch + "/notes.txt'", batch + "/notes.txt: its name ends neither in .csv");
        refuses("'summary': '" + batch + "/other.json'", batch + "/other.json: it is not the summary of a batch");
        plan("{'workflow': 'headshot', 'sorce': {}}")
                .body("status", equalTo("refused"))
                .body("reason", containsString("The batch's input: unknown field \"sorce\""));

        assertThat(objects.list(FunctionCloud.BUCKET, "batches/" + batch)).isEmpty();
    }

    private void refuses(String source, String reason) throws IOException {
        plan("{'workflow': 'headshot', 'source': {'bucket': 'photos', " + source + "}}")
                .body("status", equalTo("refused"))
                .body("reason", startsWith(reason));
    }

    @Test
    void takesALongManifest() throws IOException {
        StringBuilder csv = new StringBuilder("source,prompt,seed\n");
        for (int i = 0; i < 10_000; i++) {
            csv.append("team/photo-")
                    .append(i)
                    .append(".jpg,a library with blurred shelves,")
                    .append(i)
                    .append('\n');
        }
        text(batch + ".csv", csv.toString());

        plan("{'workflow': 'headshot', 'source': {'bucket': 'photos', 'manifest': '" + batch + ".csv'}}")
                .body("photos", equalTo(10_000));
        assertThat(items()).hasSize(10_000);
    }
}
