package dev.photinus.local.asl;

import static dev.photinus.local.asl.Machines.json;
import static dev.photinus.local.asl.Machines.machine;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distributed Maps that read their items from S3, and write their results there. */
class MapRunTest {

    private final SimulatedTimers timers = new SimulatedTimers(StatesLanguageTest.START);
    private final Folder folder = new Folder();

    private ExecutionResult run(String fields) {
        Tasks failOnThree = request -> switch (request.arguments().asInt()) {
            case 3 -> CompletableFuture.failedFuture(new TaskFailedException("Three", "no threes"));
            case 5 -> new CompletableFuture<>(); // never ends
            default -> CompletableFuture.completedFuture(request.arguments());
        };
        Execution execution = new Interpreter(failOnThree, timers, new Random(1), folder)
                .start(
                        machine(
                                """
                                StartAt: Each
                                States:
                                  Each:
                                    Type: Map
                                    ItemProcessor: {ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}, StartAt: Do, States: {Do: {Type: Task, Resource: "arn:x", End: true}}}
                                    End: true
                                """
                                        + fields.indent(4)),
                        "run",
                        json("{bucket: photos, items: [[1], 2, 3]}"),
                        ExecutionListener.NONE);
        timers.run();
        return execution.result().join();
    }

    @Test
    void readsTheListOfObjectsUnderAPrefix() {
        folder.write("in/a.jpg", "aa");
        folder.write("in/b.jpg", "b");
        folder.write("other/c.jpg", "c");

        ExecutionResult result = run(
                """
                ItemReader: {Resource: "arn:aws:states:::s3:listObjectsV2", Arguments: {Bucket: "{% $states.input.bucket %}", Prefix: in/}}
                """);

        assertThat(String.valueOf(result.output()))
                .isEqualTo(
                        json("""
                                - {Etag: '"e"', Key: in/a.jpg, LastModified: 1773453540, Size: 2, StorageClass: STANDARD}
                                - {Etag: '"e"', Key: in/b.jpg, LastModified: 1773453540, Size: 1, StorageClass: STANDARD}
                                """)
                                .toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "InputType: JSON; [{\"id\": 1}, {\"id\": 2}]; [{id: 1}, {id: 2}]",
                "InputType: JSONL; |{\"id\": 1}\n{\"id\": 2}\n|; [{id: 1}, {id: 2}]",
                "InputType: CSV, CSVHeaderLocation: FIRST_ROW; |id,name\n1,\"Ann, B.\"\n2,Bob\n|; [{id: \"1\", name: \"Ann, B.\"}, {id: \"2\", name: Bob}]",
                "InputType: CSV, CSVHeaderLocation: GIVEN, CSVHeaders: [a, b], CSVDelimiter: TAB; |1\t2\n4\t5\n|; [{a: \"1\", b: \"2\"}, {a: \"4\", b: \"5\"}]",
                "InputType: JSON, MaxItems: 1; [{\"id\": 1}, {\"id\": 2}]; [{id: 1}]",
                "InputType: JSON; []; []",
            })
    void readsTheItemsInAnObject(String config, String content, String items) {
        folder.write("list", content);

        ExecutionResult result = run(
                "ItemReader: {Resource: \"arn:aws:states:::s3:getObject\", ReaderConfig: {%s}, Arguments: {Bucket: photos, Key: list}}"
                        .formatted(config));

        assertThat(result.output()).isEqualTo(json(items));
    }

    @Test
    void failsByNameIfTheItemsCannotBeRead() {
        ExecutionResult result = run(
                """
                ItemReader: {Resource: "arn:aws:states:::s3:getObject", ReaderConfig: {InputType: JSON}, Arguments: {Bucket: photos, Key: nowhere}}
                """);

        assertThat(result.error()).isEqualTo("States.ItemReaderFailed");
        assertThat(result.cause()).endsWith("no object nowhere");
    }

    @Test
    void failsByNameIfTheItemsAreNotWhatTheyShouldBe() {
        folder.write("list", "[{");

        ExecutionResult result = run(
                """
                ItemReader: {Resource: "arn:aws:states:::s3:getObject", ReaderConfig: {InputType: JSON}, Arguments: {Bucket: photos, Key: list}}
                """);

        assertThat(result.error()).isEqualTo("States.ItemReaderFailed");
        assertThat(result.cause()).endsWith("the object is not of its InputType");
    }

    @Test
    void writesResultsByStatusAndAManifest() {
        ExecutionResult result = run(
                """
                Items: "{% $states.input.items %}"
                Label: l
                ToleratedFailureCount: 1
                ResultWriter: {Resource: "arn:aws:states:::s3:putObject", Arguments: {Bucket: photos, Prefix: out}}
                """);

        JsonNode output = Objects.requireNonNull(result.output());
        String arn = output.path("MapRunArn").asText();
        assertThat(arn).matches("arn:aws:states:us-east-1:123456789012:mapRun:example/l:[0-9a-f-]{36}");
        String key = output.path("ResultWriterDetails").path("Key").asText();
        assertThat(key).isEqualTo("out/" + arn.substring(arn.length() - 36) + "/manifest.json");
        JsonNode manifest = json(folder.read(key));
        assertThat(manifest.path("DestinationBucket").asText()).isEqualTo("photos");
        assertThat(manifest.path("ResultFiles").path("PENDING")).isEmpty();
        JsonNode failed = file(manifest, "FAILED");
        assertThat(failed).hasSize(1);
        assertThat(failed.path(0).path("Error").asText()).isEqualTo("Three");
        assertThat(failed.path(0).path("Input").asText()).isEqualTo("3");
        JsonNode succeeded = file(manifest, "SUCCEEDED");
        assertThat(succeeded.valueStream().map(each -> each.path("Output").asText()))
                .containsExactly("[1]", "2");
        assertThat(succeeded.valueStream().map(each -> each.path("Status").asText()))
                .containsOnly("SUCCEEDED");
    }

    private JsonNode file(JsonNode manifest, String status) {
        JsonNode listed = manifest.path("ResultFiles").path(status);
        assertThat(listed).hasSize(1);
        String content = folder.read(listed.path(0).path("Key").asText());
        assertThat(listed.path(0).path("Size").asInt()).isEqualTo(content.length());
        return json(content);
    }

    @Test
    void writesOnlyOutputsAndLinesIfAskedTo() {
        run(
                """
                Items: [[1, 2], 4]
                ResultWriter: {Resource: "arn:aws:states:::s3:putObject", Arguments: {Bucket: photos, Prefix: out/}, WriterConfig: {Transformation: FLATTEN, OutputType: JSONL}}
                """);

        assertThat(folder.objects.entrySet().stream()
                        .filter(object -> object.getKey().endsWith("SUCCEEDED_0.jsonl"))
                        .map(Map.Entry::getValue))
                .containsExactly("1\n2\n4\n");
    }

    @Test
    void writesWhatThereIsEvenIfTooManyFail() {
        ExecutionResult result = run(
                """
                Items: [1, 3]
                MaxConcurrency: 1
                ResultWriter: {Resource: "arn:aws:states:::s3:putObject", Arguments: {Bucket: photos, Prefix: out/}, WriterConfig: {Transformation: COMPACT}}
                """);

        assertThat(result.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
        assertThat(folder.objects.keySet().stream().map(key -> key.replaceAll(".*/", "")))
                .containsExactly("FAILED_0.json", "SUCCEEDED_0.json", "manifest.json");
    }

    /** AWS counts a child that it stopped among the failed, as aborted; one that was not begun is pending. */
    @Test
    void stopsWhatRunsWhenTooManyFailAndWritesItAsAborted() {
        ExecutionResult result = run(
                """
                Items: [5, 3, 1]
                MaxConcurrency: 2
                ResultWriter: {Resource: "arn:aws:states:::s3:putObject", Arguments: {Bucket: photos, Prefix: out/}}
                """);

        assertThat(result.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
        String manifest = folder.objects.keySet().stream()
                .filter(key -> key.endsWith("manifest.json"))
                .findFirst()
                .orElseThrow();
        JsonNode failed = file(json(folder.read(manifest)), "FAILED");
        assertThat(failed.valueStream().map(each -> each.path("Status").asText()))
                .containsExactly("ABORTED", "FAILED");
        assertThat(failed.valueStream().map(each -> each.path("RedriveCount").asInt(-1)))
                .containsExactly(0, 0);
        assertThat(failed.path(0).path("RedriveStatus").asText()).isEqualTo("REDRIVABLE");
    }

    @Test
    void failsByNameIfTheResultsCannotBeWritten() {
        folder.full = true;

        ExecutionResult result = run(
                """
                Items: [1]
                ResultWriter: {Resource: "arn:aws:states:::s3:putObject", Arguments: {Bucket: photos, Prefix: out/}}
                """);

        assertThat(result.error()).isEqualTo("States.ResultWriterFailed");
        assertThat(result.cause()).endsWith("the disk is full");
    }

    @Test
    void withoutAnObjectStoreSaysSo() {
        Execution execution = new Interpreter(request -> new CompletableFuture<>(), timers, new Random(1))
                .start(
                        machine(
                                """
                                StartAt: Each
                                States:
                                  Each:
                                    Type: Map
                                    ItemReader: {Resource: "arn:aws:states:::s3:listObjectsV2", Arguments: {Bucket: photos}}
                                    ItemProcessor: {ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}, StartAt: Do, States: {Do: {Type: Pass, End: true}}}
                                    End: true
                                """),
                        "run",
                        json("{}"),
                        ExecutionListener.NONE);
        timers.run();

        assertThat(execution.result().join().cause()).endsWith("there is no object store here");
    }

    /** A bucket in memory. */
    private static final class Folder implements ObjectStore {
        private final Map<String, String> objects = new TreeMap<>();
        private boolean full;

        void write(String key, String content) {
            objects.put(key, content);
        }

        String read(String key) {
            String content = objects.get(key);
            if (content == null) {
                throw new NoSuchElementException("no object " + key);
            }
            return content;
        }

        @Override
        public CompletableFuture<List<ListedObject>> list(String bucket, String prefix) {
            return CompletableFuture.completedFuture(objects.entrySet().stream()
                    .filter(object -> object.getKey().startsWith(prefix))
                    .map(object -> new ListedObject(
                            object.getKey(),
                            "\"e\"",
                            object.getValue().length(),
                            Instant.parse("2026-03-14T01:59:00Z"),
                            "STANDARD"))
                    .toList());
        }

        @Override
        public CompletableFuture<byte[]> get(String bucket, String key) {
            return CompletableFuture.supplyAsync(() -> read(key).getBytes(StandardCharsets.UTF_8), Runnable::run);
        }

        @Override
        public CompletableFuture<Void> put(String bucket, String key, byte[] content) {
            if (full) {
                return CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
            }
            write(key, new String(content, StandardCharsets.UTF_8));
            return CompletableFuture.completedFuture(null);
        }
    }
}
