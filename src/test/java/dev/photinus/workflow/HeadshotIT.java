package dev.photinus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.cli.cloud.LocalCloud;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.PhotoResult;
import dev.photinus.local.cli.workflow.Wish;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The built function.zip under infra/headshot.asl.json, in the laptop's cloud, with the sample portraits. */
@Timeout(180)
class HeadshotIT {

    private static final Background PLAIN = new Background(null, null, null, 1);

    @TempDir
    private static Path histories = Path.of("");

    private static @Nullable Workflows started;

    @BeforeAll
    static void start() {
        started = new LocalCloud(Path.of("").toAbsolutePath(), Map.of())
                .start(new CloudSettings("headshot", new AdobeHost.StandIn(false), 4));
    }

    @AfterAll
    static void stop() {
        workflows().close();
    }

    private static Workflows workflows() {
        return Objects.requireNonNull(started);
    }

    @Test
    void givesEveryPortraitANewBackgroundAndLeavesThePersonAlone() throws IOException {
        Map<String, CompletableFuture<PhotoResult>> results = new HashMap<>();
        try (Stream<Path> photos = Files.list(Path.of("samples/headshots"))) {
            photos.forEach(photo -> results.put(name(photo), run(photo, PLAIN)));
        }

        assertThat(results).hasSizeGreaterThanOrEqualTo(4);
        results.forEach((name, result) -> {
            assertThat(result.join()).as(name).isInstanceOf(PhotoResult.Succeeded.class);
            assertThat(result.join().course().transitions())
                    .as(
                            "%s: 12, five more for one that finds no token yet, two more for a poll that takes longer",
                            name)
                    .isLessThanOrEqualTo(12 + 5 + 2);
            PhotoResult.Succeeded succeeded = (PhotoResult.Succeeded) result.join();
            Comparison.of(
                            Path.of("samples/headshots", name),
                            succeeded.made().outputs().get(0).file())
                    .showsTheSameWithin(succeeded.made().masks().get(0).file())
                    .showsAnotherOutside(succeeded.made().masks().get(0).file());
        });
    }

    @Test
    void makesAsManyVariationsAsAreAskedFor() {
        PhotoResult result = run(Path.of("samples/headshots/ada.jpg"), new Background("a forest", "people", 7L, 2))
                .join();

        assertThat(result).isInstanceOf(PhotoResult.Succeeded.class);
        assertThat(result.made().outputs()).extracting(Made.Output::seed).containsExactly(7L, 8L);
    }

    @Test
    void refusesWhatAdobeWouldRefuseAndFinishesTheRest(@TempDir Path folder) throws IOException {
        byte[] photo = Files.readAllBytes(Path.of("samples/headshots/ada.jpg"));
        Map<String, CompletableFuture<PhotoResult>> results = new HashMap<>();
        Map<String, byte[]> files = Map.of(
                "empty.jpg",
                new byte[0],
                "letter.jpg",
                "Dear Ada".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "truncated.jpg",
                java.util.Arrays.copyOf(photo, 380), // before its scan, within which a photo may end
                "scan.jpg",
                new byte[] {'I', 'I', '*', 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                "ada & bruno + 50% ü.jpg",
                photo);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = Files.write(folder.resolve(file.getKey()), file.getValue());
            results.put(file.getKey(), run(path, PLAIN));
        }

        results.forEach((name, result) -> {
            if (name.startsWith("ada")) {
                assertThat(result.join()).as(name).isInstanceOf(PhotoResult.Succeeded.class);
            } else {
                assertThat(result.join()).as(name).isInstanceOf(PhotoResult.Failed.class);
                assertThat(result.join().reason()).startsWith(name + ": ");
                assertThat(result.join().course().adobeCalls()).as(name).isEmpty();
            }
        });
    }

    /** A transfer that was interrupted within the scan: decoders show what is there, and make the rest grey. */
    @Test
    void finishesAPhotoThatIsCutOffWithinItsScan(@TempDir Path folder) throws IOException {
        byte[] photo = Files.readAllBytes(Path.of("samples/headshots/ada.jpg"));
        Path half = Files.write(folder.resolve("half.jpg"), java.util.Arrays.copyOf(photo, photo.length / 2));

        PhotoResult result = run(half, PLAIN).join();

        assertThat(result).as(result.reason()).isInstanceOf(PhotoResult.Succeeded.class);
    }

    @Test
    void tellsWhatAdobeDoesNotWantToPaint() {
        PhotoResult result = run(Path.of("samples/headshots/dev.jpg"), new Background("gore", null, null, 1))
                .join();

        assertThat(result).isInstanceOf(PhotoResult.Failed.class);
        assertThat(result.reason()).startsWith("dev.jpg: ").contains("451");
    }

    @Test
    void leavesNoCredentialAnywhere() throws IOException {
        String name = "ada.jpg";
        assertThat(run(Path.of("samples/headshots", name), new Background("a beach", null, null, 1))
                        .join())
                .isInstanceOf(PhotoResult.Succeeded.class);

        for (Path folder : List.of(histories, Path.of("target/lambda-logs"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> written = files.filter(Files::isRegularFile).toList();
                assertThat(written).isNotEmpty();
                assertThat(written).allSatisfy(file -> assertThat(Files.readString(file))
                        .doesNotContain("X-Amz-Signature=")
                        .doesNotContainPattern("(?i)bearer [\\w.~+/=-]{20,}")
                        .doesNotContain(StandInSettings.quick().credentials().clientSecret()));
            }
        }
    }

    @Test
    void keepsToAdobesContractOnAnotherHost() {
        try (AdobeStandIn host = AdobeStandIn.start(StandInSettings.quick());
                Workflows elsewhere = new LocalCloud(Path.of("").toAbsolutePath(), Map.of())
                        .start(new CloudSettings("headshot", new AdobeHost.Other(host.uri()), 1))) {
            Path photo = Path.of("samples/headshots/ada.jpg");
            PhotoResult result = elsewhere
                    .start(new PhotoRequest(photo, "ada.jpg", new Wish.Headshot(PLAIN, null), null), event -> {})
                    .join();

            assertThat(result).isInstanceOf(PhotoResult.Succeeded.class);
            assertThat(host.violations()).isEmpty();
            assertThat(host.jobs()).hasSize(3);
        }
    }

    private static CompletableFuture<PhotoResult> run(Path photo, Background background) {
        String unique = System.nanoTime() + "/" + name(photo);
        return workflows()
                .start(
                        new PhotoRequest(
                                photo,
                                unique,
                                new Wish.Headshot(background, null),
                                histories.resolve(unique + ".json")),
                        event -> {});
    }

    private static String name(Path photo) {
        return photo.getFileName().toString();
    }
}
