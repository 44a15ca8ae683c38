package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.cli.workflow.BatchListener;
import dev.photinus.local.cli.workflow.BatchRequest;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.PhotoResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --manifest} and {@code run --failed-of}, over a cloud that does as the test says. */
@Timeout(60)
class ManifestRunTest {

    private static final String CSV =
            """
            source,prompt,seed,mask,output
            ada.jpg,a forest,7,masks/ada.png,
            bruno.jpg,,lucky,,
            chiara.jpg,,,,team/Chiara L.jpg
            nobody.jpg,,,,
            /dev.jpg,,,,
            """;

    private final ObjectMapper json = new ObjectMapper();
    private CommandLineFixture command;
    private Path folder;
    private Path manifest;
    private Path out;

    @BeforeEach
    void manifest(@TempDir Path temporary) throws IOException {
        folder = temporary.resolve("team");
        Files.createDirectories(folder.resolve("masks"));
        command = new CommandLineFixture(temporary.resolve("storage"));
        out = temporary.resolve("out");
        manifest = Files.writeString(folder.resolve("team.csv"), CSV);
        for (String name : List.of("ada.jpg", "chiara.jpg", "masks/ada.png")) {
            Files.writeString(folder.resolve(name), name);
        }
        command.cloud.batch = this::batch;
    }

    /** Every photo that is in the bucket is finished; the others fail. */
    private Path batch(BatchRequest request, BatchListener listener) {
        listener.started(2);
        listener.finished(2, succeeded(request, "ada.jpg"));
        listener.finished(3, FakeCloud.failed("line 3: \"background.seed\" must be a whole number"));
        listener.started(4);
        listener.finished(4, succeeded(request, "chiara.jpg"));
        listener.started(5);
        listener.finished(5, FakeCloud.failed("nobody.jpg: there is no such object"));
        listener.started(6);
        listener.finished(6, FakeCloud.failed("dev.jpg: there is no such object"));
        return summary(
                "{\"workflow\": \"headshot\", \"failed\": 1, \"failedPhotos\": [{\"reason\": \"r\", \"error\": \"e\","
                        + " \"item\": {\"workflow\": \"headshot\", \"number\": 5, \"photo\": \"nobody.jpg\", \"name\": \"n\","
                        + " \"input\": {\"source\": {\"bucket\": \"photos\", \"key\": \"runs/headshot/nobody.jpg\"},"
                        + " \"background\": {\"seed\": 9}}}}]}");
    }

    private Path summary(String text) {
        try {
            return Files.writeString(folder.resolve("from-the-bucket.json"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PhotoResult succeeded(BatchRequest request, String name) {
        Path file = Objects.requireNonNull(request.files().get("runs/headshot/" + name));
        return new PhotoResult.Succeeded(
                new Made(List.of(new Made.Output(file, 7L)), null, List.of(), null), FakeCloud.course());
    }

    private int run(String... more) {
        Object[] arguments = Stream.concat(
                        Stream.of("run", "headshot", "--manifest", manifest, "--out", out), Stream.of(more))
                .toArray();
        return command.execute(arguments);
    }

    @Test
    void bringsThePhotosOfAManifestThroughInOneBatch() {
        assertThat(run("--prompt", "a library", "--concurrency", "3", "--again"))
                .isEqualTo(1);

        assertThat(command.cloud.batches).singleElement().satisfies(request -> {
            assertThat(request.workflow()).isEqualTo("headshot");
            assertThat(request.source()).isEqualTo(new BatchRequest.Manifest(manifest));
            assertThat(request.files())
                    .containsOnlyKeys(
                            "runs/headshot/ada.jpg", "runs/headshot/masks/ada.png", "runs/headshot/chiara.jpg");
            assertThat(request.settings().toString()).isEqualTo("{\"background\":{\"prompt\":\"a library\"}}");
            assertThat(request.again()).isTrue();
            assertThat(request.concurrency()).isEqualTo(3);
        });
        assertThat(command.cloud.runFinished).isTrue();
    }

    @Test
    void reportsEveryLineAsAPhoto() throws IOException {
        run();

        JsonNode report = json.readTree(out.resolve("report.json").toFile());
        assertThat(report.path("photos"))
                .extracting(photo -> photo.path("name").asText())
                .containsExactly("ada.jpg", "bruno.jpg", "chiara.jpg", "nobody.jpg", "dev.jpg");
        assertThat(report.path("photos").findValuesAsText("status"))
                .containsExactly("SUCCEEDED", "FAILED", "SUCCEEDED", "FAILED", "FAILED");
        assertThat(report.at("/photos/1/reason").asText())
                .isEqualTo("line 3: \"background.seed\" must be a whole number");
        assertThat(report.at("/photos/3/reason").asText()).contains("cannot be read: it does not exist");
        assertThat(report.at("/photos/4/reason").asText())
                .contains("leads out of")
                .contains("the manifest's folder");
        assertThat(out.resolve("ada.jpg")).hasContent("ada.jpg");
        assertThat(out.resolve("Chiara L.jpg")).hasContent("chiara.jpg");
        assertThat(command.out()).contains("bruno.jpg", "FAILED", "2 succeeded, 3 failed");
    }

    @Test
    void runsAgainWhatFailed() throws IOException {
        run();
        Files.writeString(folder.resolve("nobody.jpg"), "here he is");
        command.cloud.batch = (request, listener) -> {
            listener.started(1);
            listener.finished(1, succeeded(request, "nobody.jpg"));
            return summary("{\"workflow\": \"headshot\", \"failed\": 0, \"failedPhotos\": []}");
        };

        assertThat(command.execute("run", "headshot", "--failed-of", out))
                .as(command.err())
                .isZero();

        BatchRequest request = command.cloud.batches.get(1);
        assertThat(request.source()).isEqualTo(new BatchRequest.Summary(out.resolve("summary.json")));
        assertThat(request.files()).containsOnlyKeys("runs/headshot/nobody.jpg");
        assertThat(out.resolve("nobody.jpg")).hasContent("here he is");
        assertThat(command.execute("run", "headshot", "--failed-of", out)).isEqualTo(2);
        assertThat(command.err()).contains("nothing failed in that run");
    }

    @Test
    void tellsWhyABatchDidNotBegin() {
        command.cloud.batch = (request, listener) -> {
            throw new CloudException("The batch could not be put into the bucket: the disk is full");
        };

        assertThat(run()).isNotZero();

        assertThat(command.err()).contains("the disk is full");
        assertThat(command.cloud.closed).isTrue();
    }

    @Test
    void refusesWhatIsNoManifestBeforeAnythingStarts() throws IOException {
        refuses("source,promt\nada.jpg,x\n", "unknown column \"promt\"");
        refuses("source\n", "names no photo");
        assertThat(run("--mask", folder.toString())).isEqualTo(2);
        assertThat(command.err()).contains("--mask does not go with --manifest");
        assertThat(run(folder.toString())).isEqualTo(2);
        assertThat(command.err()).contains("Name the photos in one way only");
        assertThat(command.execute("run", "headshot", "--manifest", folder.resolve("none.csv")))
                .isEqualTo(2);
        assertThat(command.err()).contains("does not exist");
        assertThat(command.execute("run", "headshot", "--failed-of", folder)).isEqualTo(2);
        assertThat(command.err()).contains("there is no summary.json in it");
        assertThat(command.execute("run", "headshot")).isEqualTo(2);
        assertThat(command.err()).contains("Which photos?");
        assertThat(command.cloud.started).isEmpty();
    }

    private void refuses(String csv, String reason) throws IOException {
        Files.writeString(manifest, csv);
        assertThat(run()).isEqualTo(2);
        assertThat(command.err()).contains(reason);
    }
}
