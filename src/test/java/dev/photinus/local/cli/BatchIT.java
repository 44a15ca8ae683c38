package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.cli.cloud.LocalCloud;
import dev.photinus.local.cli.progress.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The machine batch and the built function.zip in the laptop's cloud: 200 photos, of which every tenth is broken. */
@Timeout(400)
class BatchIT {

    private static final int PHOTOS = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final StringWriter said = new StringWriter();

    private int run(AdobeStandIn host, Object... arguments) throws IOException {
        Terminal terminal = Terminal.plain(new PrintWriter(said), new PrintWriter(said));
        return Photinus.commandLine(
                        new LocalCloud(Path.of("").toAbsolutePath(), Map.of()), Map.of(), terminal, Clock.systemUTC())
                .execute(Stream.concat(
                                Stream.of("run", "inpaint", "--adobe", host.uri(), "--yes", "--concurrency", 4),
                                Stream.concat(LatestBuild.options().stream(), Stream.of(arguments)))
                        .map(Object::toString)
                        .toArray(String[]::new));
    }

    private JsonNode read(Path file) throws IOException {
        return json.readTree(file.toFile());
    }

    private static List<String> names(JsonNode photos, String status) {
        return StreamSupport.stream(photos.spliterator(), false)
                .filter(photo -> photo.path("status").asText().equals(status))
                .map(photo -> photo.path("name").asText())
                .toList();
    }

    /** Every tenth: empty, cut off, no picture, not there, and one whose line is wrong. */
    private static List<String> breakEveryTenth(Path folder, Path manifest) throws IOException {
        List<String> broken = SmallBatch.names(PHOTOS).stream()
                .filter(name -> name.endsWith("0.jpg"))
                .toList();
        for (int i = 0; i < broken.size(); i++) {
            Path photo = folder.resolve(broken.get(i));
            byte[] bytes = Files.readAllBytes(photo);
            switch (i % 4) {
                case 0 -> Files.write(photo, new byte[0]);
                case 1 -> Files.write(photo, Arrays.copyOf(bytes, bytes.length / 2));
                case 2 -> Files.writeString(photo, "Dear Ada");
                default -> Files.delete(photo);
            }
        }
        String last = broken.get(broken.size() - 1);
        Files.writeString(folder.resolve(last), "not looked at");
        Files.writeString(
                manifest, Files.readString(manifest).replace(last + ",spot.png", last + ",spot.png,too much"));
        return broken;
    }

    @Test
    void endsWithAResultOrAReasonForEachAndRunsTheFailedOnesAgain(@TempDir Path temporary) throws IOException {
        Path folder = temporary.resolve("photos");
        Path out = temporary.resolve("out");
        Path manifest = SmallBatch.write(folder, PHOTOS);
        List<String> broken = breakEveryTenth(folder, manifest);

        try (AdobeStandIn host = AdobeStandIn.start(SmallBatch.settings())) {
            assertThat(run(host, "--manifest", manifest, "--out", out))
                    .as(said.toString())
                    .isEqualTo(1);

            JsonNode photos = read(out.resolve("report.json")).path("photos");
            assertThat(names(photos, "SUCCEEDED")).hasSize(180);
            assertThat(names(photos, "FAILED")).hasSize(20);
            assertThat(StreamSupport.stream(photos.spliterator(), false)
                            .filter(photo -> photo.path("status").asText().equals("FAILED"))
                            .map(photo -> photo.path("reason").asText()))
                    .allSatisfy(
                            reason -> assertThat(reason)
                                    .matches(
                                            "(?s).*(0 bytes|cut off|not an image|does not exist|3 fields, and the header 2).*"));
            assertThat(host.jobs()).hasSize(180);
            JsonNode summary = read(out.resolve("summary.json"));
            assertThat(summary.path("photos").asInt()).isEqualTo(PHOTOS);
            assertThat(summary.path("finished").asInt()).isEqualTo(180);
            assertThat(summary.path("failed").asInt()).isEqualTo(20);
            assertThat(summary.at("/jobs/fillMaskedAreas").asInt()).isEqualTo(180);
            assertThat(summary.path("failedPhotos")).hasSize(20);

            for (String name : broken) {
                Files.write(folder.resolve(name), SmallBatch.photo(name));
            }
            assertThat(run(host, "--failed-of", out)).as(said.toString()).isEqualTo(1);

            JsonNode again = read(out.resolve("report.json")).path("photos");
            assertThat(names(again, "SUCCEEDED")).containsExactlyElementsOf(broken.subList(0, broken.size() - 1));
            assertThat(names(again, "FAILED"))
                    .as("its line is as wrong as before")
                    .hasSize(1);
            assertThat(host.jobs()).hasSize(199);

            assertThat(run(host, "--manifest", manifest, "--out", out)).isEqualTo(1);
            assertThat(names(read(out.resolve("report.json")).path("photos"), "SKIPPED"))
                    .hasSize(199);
            assertThat(host.jobs()).as("nothing is paid for twice").hasSize(199);
            assertThat(host.violations()).isEmpty();
        }
    }
}
