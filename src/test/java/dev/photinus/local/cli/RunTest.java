package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.PhotoResult;
import dev.photinus.local.cli.workflow.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RunTest {

    private Path folder;

    private CommandLineFixture command;
    private Path team;
    private Path out;

    @BeforeEach
    void folders(@TempDir Path folder) throws IOException {
        this.folder = folder;
        command = new CommandLineFixture(folder.resolve("storage"));
        team = Files.createDirectory(folder.resolve("team"));
        out = folder.resolve("out");
    }

    @Test
    void writesThePhotosUnderTheirOwnNamesAndBothReports() throws IOException {
        photo(team, "anna.jpg");
        photo(team, "Jörg + %41 Ünal.PNG");

        assertThat(command.execute("run", "headshot", team, "--out", out)).isZero();

        assertThat(files(out)).containsExactly("Jörg + %41 Ünal.PNG", "anna.jpg", "report.html", "report.json");
        assertThat(out.resolve("anna.jpg")).hasContent("anna.jpg of team");
        assertThat(command.out())
                .contains("anna.jpg", "succeeded", "4.5 s", "2 photos in", "2 succeeded, 0 failed, 0 skipped")
                .contains("Report: " + out.resolve("report.html"));
    }

    @Test
    void reportsEveryFieldOfAPhotoAndTheTotals() throws IOException {
        photo(team, "anna.jpg");
        photo(team, "bad.jpg");
        photo(team, "done.jpg");
        command.cloud.that(request -> CompletableFuture.completedFuture(
                switch (request.name()) {
                    case "bad.jpg" -> FakeCloud.failed("This is no image.");
                    case "done.jpg" ->
                        new PhotoResult.Skipped(
                                command.cloud.made(request), "It is there already.", FakeCloud.course());
                    default -> command.cloud.succeeded(request);
                }));

        assertThat(command.execute("run", "headshot", team, "--out", out, "--seed", "7"))
                .isEqualTo(1);

        JsonNode report = report();
        assertThat(report.at("/workflow").asText()).isEqualTo("headshot");
        assertThat(report.at("/interrupted").asBoolean()).isFalse();
        assertThat(report.at("/settings/seed").asLong()).isEqualTo(7);
        assertThat(report.at("/photos").findValuesAsText("status")).containsExactly("SUCCEEDED", "FAILED", "SKIPPED");
        JsonNode anna = report.at("/photos/0");
        assertThat(anna.at("/name").asText()).isEqualTo("anna.jpg");
        assertThat(anna.at("/source").asText())
                .isEqualTo(team.resolve("anna.jpg").toString());
        assertThat(anna.at("/output").asText()).isEqualTo("anna.jpg");
        assertThat(anna.get("reason").isNull()).isTrue();
        assertThat(anna.at("/seconds").asDouble()).isEqualTo(4.5);
        assertThat(anna.at("/transitions").asInt()).isEqualTo(14);
        assertThat(anna.at("/jobs/0/operation").asText()).isEqualTo("fill");
        assertThat(anna.at("/jobs/0/jobId").asText()).isEqualTo("urn:ff:jobs:1");
        assertThat(anna.at("/jobs/0/seconds").asDouble()).isEqualTo(2.0);
        assertThat(report.at("/photos/1/output").isNull()).isTrue();
        assertThat(report.at("/photos/1/reason").asText()).isEqualTo("This is no image.");
        assertThat(report.at("/photos/2/output").asText()).isEqualTo("done.jpg");
        JsonNode totals = report.at("/totals");
        assertThat(totals.at("/photos").asInt()).isEqualTo(3);
        assertThat(totals.at("/succeeded").asInt()).isEqualTo(1);
        assertThat(totals.at("/failed").asInt()).isEqualTo(1);
        assertThat(totals.at("/skipped").asInt()).isEqualTo(1);
        assertThat(totals.at("/transitions").asInt()).isEqualTo(42);
        assertThat(totals.at("/adobeCalls/fill").asInt()).isEqualTo(3);
        assertThat(totals.at("/seconds").isNumber()).isTrue();
    }

    @Test
    void saysWhyAPhotoFailedAndGoesOnWithTheOthers() throws IOException {
        photo(team, "bad.jpg");
        photo(team, "good.jpg");
        command.cloud.that(request -> request.name().equals("bad.jpg")
                ? CompletableFuture.failedFuture(new IllegalStateException("The workflow broke."))
                : CompletableFuture.completedFuture(command.cloud.succeeded(request)));

        assertThat(command.execute("run", "headshot", team, "--out", out)).isEqualTo(1);

        assertThat(command.out()).contains("bad.jpg", "FAILED", "The workflow broke.", "good.jpg", "succeeded");
        assertThat(out.resolve("good.jpg")).exists();
        assertThat(out.resolve("bad.jpg")).doesNotExist();
    }

    @Test
    void takesAnUnreadableFileForAFailure() throws IOException {
        Path memory = Path.of("/proc/self/mem"); // opens for root as well, and reading its beginning fails
        assumeThat(memory).exists();
        photo(team, "good.jpg");

        assertThat(command.execute("run", "headshot", memory, team, "--out", out))
                .isEqualTo(1);

        assertThat(report().at("/photos/0/reason").asText()).startsWith("The file cannot be read");
        assertThat(report().at("/photos/1/status").asText()).isEqualTo("SUCCEEDED");
        assertThat(command.cloud.requests).extracting(PhotoRequest::name).containsExactly("good.jpg");
    }

    @Test
    void takesALinkToNowhereForAFailure() throws IOException {
        photo(team, "good.jpg");
        Files.createSymbolicLink(team.resolve("lost.jpg"), team.resolve("gone.jpg"));

        assertThat(command.execute("run", "headshot", team, "--out", out)).isEqualTo(1);

        assertThat(report().at("/photos/1/name").asText()).isEqualTo("lost.jpg");
        assertThat(report().at("/photos/1/reason").asText()).contains("does not exist");
    }

    @Test
    void keepsPhotosOfTheSameNameApart() throws IOException {
        photo(team, "anna.jpg");
        photo(Files.createDirectory(folder.resolve("other")), "anna.jpg");

        command.execute("run", "headshot", team, folder.resolve("other"), "--out", out);

        assertThat(report().at("/photos/0/name").asText()).isEqualTo("anna.jpg");
        assertThat(report().at("/photos/1/name").asText()).isEqualTo("anna.jpg");
        assertThat(out.resolve(report().at("/photos/0/output").asText())).hasContent("anna.jpg of team");
        assertThat(out.resolve(report().at("/photos/1/output").asText())).hasContent("anna.jpg of other");
        assertThat(command.cloud.requests).extracting(PhotoRequest::name).doesNotHaveDuplicates();
    }

    @Test
    void writesEveryVariationWithItsSeed() throws IOException {
        photo(team, "anna.jpg");

        command.execute("run", "headshot", team, "--out", out, "--variations", "3");

        assertThat(report().at("/photos/0/output").asText()).isEqualTo("anna-1.jpg");
        JsonNode outputs = report().at("/photos/0/outputs");
        assertThat(outputs.findValuesAsText("output"))
                .containsExactly("anna-1.jpg", "anna-2.jpg", "anna-3.jpg")
                .allSatisfy(name -> assertThat(out.resolve(name)).exists());
        assertThat(outputs.findValuesAsText("seed")).containsExactly("7", "8", "9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headshot --prompt beach",
                "headshot --seed 8",
                "headshot --variations 2",
                "product --prompt library --seed 7"
            })
    void doesNotReplaceWhatAnEarlierRunHasMadeWithOtherSettings(String other) throws IOException {
        photo(team, "anna.jpg");
        command.execute("run", "headshot", team, "--out", out, "--prompt", "library", "--seed", "7");
        String before = Files.readString(out.resolve("report.json"));
        Files.writeString(out.resolve("anna.jpg"), "with a library");

        String[] words = ("run " + other).split(" ");
        assertThat(command.execute(Stream.concat(Stream.of(words), Stream.of(team, "--out", out))
                        .toArray()))
                .isEqualTo(2);

        assertThat(command.err()).contains(out.resolve("anna.jpg").toString(), "--force", "--out");
        assertThat(out.resolve("anna.jpg")).hasContent("with a library");
        assertThat(out.resolve("report.json")).hasContent(before);
        assertThat(command.cloud.started).hasSize(1);

        assertThat(command.execute(Stream.concat(Stream.of(words), Stream.of(team, "--out", out, "--force"))
                        .toArray()))
                .isZero();
        assertThat(command.cloud.started).hasSize(2);
    }

    @Test
    void doesNotReplaceTheResultOfAnotherPhotoOfThatName() throws IOException {
        photo(team, "anna.jpg");
        photo(Files.createDirectory(folder.resolve("other")), "anna.jpg");
        command.execute("run", "headshot", team, "--out", out);

        assertThat(command.execute("run", "headshot", folder.resolve("other"), "--out", out))
                .isEqualTo(2);

        assertThat(out.resolve("anna.jpg")).hasContent("anna.jpg of team");
    }

    @Test
    void keepsTheReportsOfEarlierRuns() throws IOException {
        photo(team, "anna.jpg");
        photo(team, "ben.jpg");
        command.execute("run", "headshot", team.resolve("anna.jpg"), "--out", out, "--prompt", "library");
        String first = Files.readString(out.resolve("report.json"));

        assertThat(command.execute("run", "headshot", team.resolve("ben.jpg"), "--out", out, "--prompt", "beach"))
                .as("another photo meets nothing")
                .isZero();

        String kept = files(out).stream()
                .filter(name -> name.matches("report-\\d{8}T[0-9Z]+\\.json"))
                .findFirst()
                .orElseThrow();
        assertThat(out.resolve(kept)).hasContent(first);
        assertThat(out.resolve(kept.replace(".json", ".html"))).exists();
        assertThat(command.execute("run", "headshot", team, "--out", out, "--prompt", "beach"))
                .as("the first report still knows whose anna.jpg is")
                .isEqualTo(2);
    }

    @Test
    void keepsACutoutBesideTheFinishedPicture() throws IOException {
        photo(team, "cup.jpg");

        assertThat(command.execute("run", "product", team, "--out", out)).isZero();

        assertThat(files(out)).containsExactly("cup-cutout.png", "cup.jpg", "report.html", "report.json");
        assertThat(out.resolve("cup-cutout.png")).hasContent("cup.jpg of team");
        assertThat(report().at("/photos/0/cutout").asText()).isEqualTo("cup-cutout.png");
        assertThat(report().at("/photos/0/outputs").findValuesAsText("output")).containsExactly("cup.jpg");
        assertThat(command.out())
                .containsSubsequence(
                        out.resolve("cup.jpg").toString(),
                        out.resolve("cup-cutout.png").toString());
    }

    @Test
    void tellsWhatWasPaintedAwayAndWhatElseAdobeSaw() throws IOException {
        photo(team, "beach.jpg");

        assertThat(command.execute("run", "inpaint", team, "--out", out, "--remove", "dog"))
                .isZero();

        JsonNode beach = report().at("/photos/0");
        assertThat(beach.at("/output").asText()).isEqualTo("beach.jpg");
        assertThat(beach.at("/masks/0/label").asText()).isEqualTo("dog");
        assertThat(beach.at("/masks/0/score").asDouble()).isEqualTo(0.9);
        assertThat(beach.at("/objects").findValuesAsText("label")).containsExactly("dog", "beach ball");
        assertThat(report().at("/settings/remove/0").asText()).isEqualTo("dog");
        assertThat(report().at("/settings").has("prompt")).isFalse();
        assertThat(command.out()).contains("removed dog (0.90)").doesNotContain("beach ball");
    }

    @Test
    void showsTheObjectsAndPaintsNothingWhenTheListIsAllThatIsWanted() throws IOException {
        photo(team, "beach.jpg");

        assertThat(command.execute("run", "inpaint", team, "--out", out, "--list-objects"))
                .isZero();

        assertThat(command.cloud.requests).extracting(PhotoRequest::wish).containsExactly(new Wish.ListObjects());
        assertThat(files(out)).containsExactly("report.html", "report.json");
        JsonNode beach = report().at("/photos/0");
        assertThat(beach.at("/status").asText()).isEqualTo("SUCCEEDED");
        assertThat(beach.get("output").isNull()).isTrue();
        assertThat(beach.at("/objects/0/boundingBox/width").asDouble()).isEqualTo(30.4);
        assertThat(command.out())
                .contains("2 objects")
                .containsPattern("dog +0\\.90 +10, 20, 30 × 40")
                .containsPattern("beach ball +0\\.88 +50, 60, 10 × 12");
    }

    @Test
    void namesTheMasksThatWereGiven() throws IOException {
        photo(team, "room.jpg");
        Path masks = Files.createDirectory(folder.resolve("masks"));
        photo(masks, "room-lamp.png");
        photo(masks, "room.png");

        assertThat(command.execute("run", "inpaint", team, "--out", out, "--mask", masks))
                .isZero();

        JsonNode room = report().at("/photos/0");
        assertThat(room.at("/ownMasks"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        masks.resolve("room-lamp.png").toString(),
                        masks.resolve("room.png").toString());
        assertThat(room.at("/masks").size()).isEqualTo(2);
        assertThat(room.get("objects").isNull()).isTrue();
        assertThat(out.resolve("report.html"))
                .content()
                .containsSubsequence("Your mask 1", "room-lamp.png", "Your mask 2", "room.png");
    }

    @Test
    void takesAnUnreadableMaskForAFailureOfItsPhoto() throws IOException {
        photo(team, "anna.jpg");
        photo(team, "ben.jpg");
        Path masks = Files.createDirectory(folder.resolve("masks"));
        Files.createSymbolicLink(masks.resolve("anna.png"), masks.resolve("gone.png"));
        photo(masks, "ben.png");

        assertThat(command.execute("run", "headshot", team, "--out", out, "--mask", masks))
                .isEqualTo(1);

        assertThat(report().at("/photos/0/reason").asText()).contains("mask").contains("anna.png", "does not exist");
        assertThat(report().at("/photos/1/status").asText()).isEqualTo("SUCCEEDED");
        assertThat(report().at("/settings/maskSelects").asText()).isEqualTo("subject");
    }

    @Test
    void namesTheGenerationInBothReports() throws IOException {
        photo(team, "anna.jpg");
        command.with(Map.of("ADOBE_FILL_GENERATION", "current"));

        command.execute(
                "run", "headshot", team, "--out", out, "--generation", "legacy", "--adobe", "http://localhost:8080");

        assertThat(report().at("/settings/generation").asText()).isEqualTo("legacy");
        assertThat(report().at("/settings/exceptions/ADOBE_FILL_GENERATION").asText())
                .isEqualTo("current");
        assertThat(out.resolve("report.html")).content().contains("legacy, ADOBE_FILL_GENERATION=current");
    }

    @Test
    void givesTheOutputTheExtensionOfItsType() throws IOException {
        photo(team, "anna.webp");
        Path result = photo(folder, "result.jpg");
        command.cloud.that(request -> CompletableFuture.completedFuture(new PhotoResult.Succeeded(
                new Made(List.of(new Made.Output(result, null)), null, List.of(), null), FakeCloud.course())));

        command.execute("run", "headshot", team, "--out", out);

        assertThat(report().at("/photos/0/output").asText()).isEqualTo("anna.jpg");
    }

    @Test
    void putsNothingButTheReportOnStandardOutputWhenAskedForJson() throws IOException {
        photo(team, "anna.jpg");
        Files.writeString(team.resolve("notes.txt"), "notes");

        command.execute("run", "headshot", team, "--out", out, "--json");

        assertThat(command.out()).isEqualTo(Files.readString(out.resolve("report.json")));
        assertThat(command.err()).contains("Inspect Photo").contains("notes.txt");
    }

    @Test
    void runsAsManyPhotosAtOnceAsAskedForAndNoMore() throws IOException {
        for (int i = 0; i < 6; i++) {
            photo(team, i + ".jpg");
        }
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        command.cloud.that(request -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            three.countDown();
            return CompletableFuture.supplyAsync(() -> {
                boolean together = await(three);
                underWay.decrementAndGet();
                return together ? command.cloud.succeeded(request) : FakeCloud.failed("The others never came.");
            });
        });

        assertThat(command.execute("run", "headshot", team, "--out", out, "--concurrency", "3"))
                .isZero();

        assertThat(most).hasValue(3);
    }

    @Test
    void letsNoTokenAndNoSignatureThrough() throws IOException {
        photo(team, "anna.jpg");
        command.cloud.that(
                request -> CompletableFuture.completedFuture(
                        FakeCloud.failed(
                                "GET http://127.0.0.1:9/bucket/key?X-Amz-Signature=abcdef&x=1 failed; Authorization: Bearer secrettoken123")));

        command.execute("run", "headshot", team, "--out", out);

        String all = command.out()
                + command.err()
                + Files.readString(out.resolve("report.json"))
                + Files.readString(out.resolve("report.html"));
        assertThat(all)
                .contains("http://127.0.0.1:9/bucket/key")
                .doesNotContain("X-Amz-Signature")
                .doesNotContain("abcdef")
                .doesNotContain("secrettoken123");
    }

    @Test
    void saysInOneLineThatTheCloudCannotStart() throws IOException {
        photo(team, "anna.jpg");
        command.cloud.cannotStart = new CloudException("Port 9000 is taken.");

        assertThat(command.execute("run", "headshot", team, "--out", out)).isEqualTo(1);

        assertThat(command.err()).isEqualToIgnoringNewLines("photinus: Port 9000 is taken.");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private JsonNode report() throws IOException {
        return new ObjectMapper().readTree(out.resolve("report.json").toFile());
    }

    private static Path photo(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name), name + " of " + folder.getFileName());
    }

    private static List<String> files(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
