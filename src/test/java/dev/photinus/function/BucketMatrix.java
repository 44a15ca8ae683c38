package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every bucket that a photo may be in, with every bucket that its result may be sent to: each execution and each batch finishes with
 * its result where it belongs, or is refused by the bucket's name with nothing spent.
 */
abstract class BucketMatrix extends SeamTest {

    private static final List<String> BUCKETS = List.of(
            FunctionCloud.BUCKET,
            FunctionCloud.SOURCE_BUCKET,
            FunctionCloud.RESULT_BUCKET,
            FunctionCloud.FOREIGN_BUCKET);

    private static final List<String> READABLE = BUCKETS.subList(0, 3);
    private static final List<String> WRITABLE = List.of(FunctionCloud.BUCKET, FunctionCloud.RESULT_BUCKET);

    /** Another one for each test, so that nothing is finished before. */
    private final String folder = UUID.randomUUID().toString();

    @Inject
    ObjectStore objects;

    @BeforeEach
    void putPhotos() throws IOException {
        for (String bucket : BUCKETS) {
            cloud.put(bucket, folder + "/ada.jpg", TestPhotos.portrait("jpg", 600, 800));
            cloud.put(bucket, folder + "/masks/ada.png", TestPhotos.spotMask(600, 800));
        }
    }

    /** @param output the bucket of the result; empty where the input names none */
    private record Cell(String workflow, String source, Optional<String> output) {

        boolean isPossible() {
            return READABLE.contains(source) && output.map(WRITABLE::contains).orElse(true);
        }

        String refusedBucket() {
            return READABLE.contains(source) ? output.orElseThrow() : source;
        }
    }

    private static List<Cell> cells(String workflow) {
        return BUCKETS.stream()
                .flatMap(source -> Stream.concat(
                        Stream.of(new Cell(workflow, source, Optional.empty())),
                        BUCKETS.stream().map(output -> new Cell(workflow, source, Optional.of(output)))))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"headshot", "product", "inpaint"})
    void aPhotoIsFinishedOrRefusedWithNothingSpent(String workflow) {
        for (Cell cell : cells(workflow)) {
            begin();
            check(cell, input(cell));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"headshot", "product", "inpaint"})
    void aBatchIsFinishedOrRefusedWithNothingSpent(String workflow) throws IOException {
        for (Cell cell : cells(workflow)) {
            begin();
            ObjectNode settings = input(cell);
            settings.remove("source");
            ObjectNode batch = json.createObjectNode().put("workflow", workflow);
            batch.putObject("source").put("bucket", cell.source()).put("prefix", folder + "/ada");
            batch.set("settings", settings);
            int jobs = jobsAtAdobe();

            ExecutionResult result = run(new Scene("batch", batch.toString(), List.of(), true));

            if (cell.isPossible()) {
                assertThat(result.status()).as(cell + ": " + result.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
                JsonNode summary = Objects.requireNonNull(result.output());
                assertThat(summary.path("finished").asInt())
                        .as(cell + ": " + summary)
                        .isEqualTo(1);
                JsonNode list = summary.path("file");
                assertThat(list.path("bucket").asText()).isEqualTo(FunctionCloud.BUCKET);
                assertResults(cell, results(list.path("key").asText()));
                assertThat(jobsAtAdobe()).isGreaterThan(jobs);
            } else {
                assertThat(result.error()).as(cell.toString()).isEqualTo("Photinus.BatchRefused");
                assertThat(result.cause()).contains('"' + cell.refusedBucket() + '"');
                assertThat(jobsAtAdobe()).as("jobs of " + cell).isEqualTo(jobs);
            }
        }
    }

    /** What the Map has written about the batch's one photo. */
    private JsonNode results(String summary) throws IOException {
        String folder = summary.substring(0, summary.lastIndexOf('/') + 1) + "results";
        String file = objects.list(FunctionCloud.BUCKET, folder)
                .map(S3Location::key)
                .filter(key -> key.endsWith("SUCCEEDED_0.jsonl"))
                .findFirst()
                .orElseThrow();
        return json.readTree(cloud.read(file)).path("results");
    }

    private ObjectNode input(Cell cell) {
        ObjectNode input = json.createObjectNode();
        input.putObject("source").put("bucket", cell.source()).put("key", folder + "/ada.jpg");
        if (cell.workflow().equals("inpaint")) {
            input.putArray("masks").addObject().put("key", folder + "/masks/ada.png");
        }
        cell.output().ifPresent(bucket -> input.putObject("output").put("bucket", bucket));
        return input.put("again", true);
    }

    private void check(Cell cell, JsonNode input) {
        int jobs = jobsAtAdobe();

        ExecutionResult result = run(new Scene(cell.workflow(), input.toString(), List.of(), true));

        if (cell.isPossible()) {
            assertThat(result.status()).as(cell + ": " + result.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
            JsonNode output = Objects.requireNonNull(result.output());
            assertResults(cell, output.path("results"));
            assertThat(jobsAtAdobe()).isGreaterThan(jobs);
            return;
        }
        assertThat(result.error()).as(cell.toString()).isEqualTo("Photinus.PhotoRefused");
        assertThat(result.cause()).contains('"' + cell.refusedBucket() + '"');
        assertThat(jobsAtAdobe()).as("jobs of " + cell).isEqualTo(jobs);
    }

    private void assertResults(Cell cell, JsonNode results) {
        assertThat(results).as(cell.toString()).isNotEmpty();
        for (JsonNode made : results) {
            assertThat(made.path("bucket").asText())
                    .as(cell.toString())
                    .isEqualTo(cell.output().orElse(FunctionCloud.BUCKET));
            assertThat(objects.exists(new S3Location(
                            made.path("bucket").asText(), made.path("key").asText())))
                    .as(cell + ": " + made)
                    .isTrue();
        }
    }

    private int jobsAtAdobe() {
        return Arrays.stream(Operation.values()).mapToInt(cloud::jobs).sum();
    }
}
