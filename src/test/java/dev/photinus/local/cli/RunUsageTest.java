package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.Wish;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunUsageTest {

    private Path folder;

    private CommandLineFixture command;
    private Path photo;
    private Path out;

    @BeforeEach
    void photo(@TempDir Path folder) throws IOException {
        this.folder = folder;
        command = new CommandLineFixture(folder.resolve("storage"));
        photo = Files.writeString(Files.createDirectory(folder.resolve("team")).resolve("anna.jpg"), "a photo");
        out = folder.resolve("out");
    }

    @Test
    void sendsWhatWasAskedForToTheCloud() {
        int code = command.execute(
                "run",
                "headshot",
                photo,
                "--out",
                out,
                "--prompt",
                "a library",
                "--negative-prompt",
                "people",
                "--seed",
                "7",
                "--variations",
                "2",
                "--concurrency",
                "3",
                "--realistic");

        assertThat(code).isZero();
        assertThat(command.cloud.started).containsExactly(new CloudSettings(new AdobeHost.StandIn(true), 3));
        assertThat(command.cloud.requests).singleElement().satisfies(request -> {
            assertThat(request.wish().workflow()).isEqualTo("headshot");
            assertThat(request.photo()).isEqualTo(photo);
            assertThat(request.wish()).isEqualTo(new Wish.Headshot(new Background("a library", "people", 7L, 2), null));
        });
        assertThat(command.cloud.closed).isTrue();
    }

    @Test
    void leavesToTheWorkflowWhatWasNotAskedFor() {
        assertThat(command.execute("run", "headshot", photo, "--out", out)).isZero();

        assertThat(command.cloud.requests.get(0).wish())
                .isEqualTo(new Wish.Headshot(new Background(null, null, null, 1), null));
        assertThat(command.cloud.started.get(0).adobe()).isEqualTo(new AdobeHost.StandIn(false));
    }

    @Test
    void namesTheKnownWorkflowsWhenAnotherIsAskedFor() {
        assertThat(command.execute("run", "headshots", photo, "--out", out)).isEqualTo(2);

        assertThat(command.err()).contains("\"headshots\"").contains("headshot, inpaint, product");
        assertNothingStarted();
    }

    @Test
    void namesThePathThatDoesNotExist() {
        Path missing = folder.resolve("nowhere.jpg");

        assertThat(command.execute("run", "headshot", photo, missing, "--out", out))
                .isEqualTo(2);

        assertThat(command.err()).contains(missing + " does not exist");
        assertNothingStarted();
    }

    @Test
    void refusesAFolderWithoutPhotos() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(command.execute("run", "headshot", empty, "--out", out)).isEqualTo(2);

        assertThat(command.err()).contains(empty.toString()).contains("no photo");
        assertNothingStarted();
    }

    @Test
    void refusesToWriteOverTheOriginals() {
        assertThat(command.execute("run", "headshot", photo, "--out", photo.resolveSibling(".")))
                .isEqualTo(2);

        assertThat(command.err()).contains("overwrite").contains("--out");
        assertNothingStarted();
    }

    @Test
    void refusesAFileAsTheFolderForOutputs() {
        assertThat(command.execute("run", "headshot", photo, "--out", photo)).isEqualTo(2);

        assertThat(command.err()).contains(photo + " is a file");
        assertNothingStarted();
    }

    @ParameterizedTest
    @CsvSource({
        "--variations, 0, 1 to 4",
        "--variations, 5, 1 to 4",
        "--variations, many, --variations",
        "--seed, -1, from 0 to 2147483644",
        "--seed, 2147483645, from 0 to 2147483644",
        "--seed, 1.5, --seed",
        "--concurrency, 0, at least 1",
        "--prompt, ' ', --prompt is empty",
        "--negative-prompt, '', --negative-prompt is empty",
        "--adobe, ftp://example.org, http://",
        "--adobe, 'http://', http://",
        "--adobe, http://user:word@localhost:1, nothing in it but",
        "--adobe, http://localhost:1?key=word, nothing in it but"
    })
    void refusesAValueThatCannotBeMeant(String option, String value, String explanation) {
        assertThat(command.execute("run", "headshot", photo, "--out", out, option, value))
                .isEqualTo(2);

        assertThat(command.err()).contains(explanation).doesNotContain("word").doesNotContain("\tat ");
        assertNothingStarted();
    }

    @Test
    void countsTheCharactersOfAPromptAsPeopleDo() {
        String longest = "🌲".repeat(1024);

        assertThat(command.execute("run", "headshot", photo, "--out", out, "--prompt", longest))
                .isZero();
        assertThat(command.execute("run", "headshot", photo, "--out", out, "--prompt", longest + "s"))
                .isEqualTo(2);
        assertThat(command.err()).contains("1,025 characters");
    }

    @Test
    void sendsAdobesTrafficToAnotherHost() {
        command.execute("run", "headshot", photo, "--out", out, "--adobe", "http://127.0.0.1:8080");

        assertThat(command.cloud.started.get(0).adobe())
                .isEqualTo(new AdobeHost.Other(URI.create("http://127.0.0.1:8080")));
    }

    @Test
    void saysWhichCredentialsAreMissing() {
        command.with(Map.of("FIREFLY_SERVICES_CLIENT_ID", "an-id"));

        assertThat(command.execute("run", "headshot", photo, "--out", out, "--adobe", "live"))
                .isEqualTo(2);

        assertThat(command.err())
                .contains("needs FIREFLY_SERVICES_CLIENT_SECRET in the environment")
                .doesNotContain("an-id");
        assertNothingStarted();
    }

    @Test
    void goesToAdobeWithCredentials() {
        command.with(Map.of("FIREFLY_SERVICES_CLIENT_ID", "an-id", "FIREFLY_SERVICES_CLIENT_SECRET", "a-secret"));

        assertThat(command.execute("run", "headshot", photo, "--out", out, "--adobe", "live", "--bucket", "my-photos"))
                .isZero();

        assertThat(command.cloud.started.get(0).adobe()).isEqualTo(new AdobeHost.Live("my-photos"));
    }

    @Test
    void asksForABucketThatAdobeCanReach() {
        command.with(Map.of("FIREFLY_SERVICES_CLIENT_ID", "an-id", "FIREFLY_SERVICES_CLIENT_SECRET", "a-secret"));

        assertThat(command.execute("run", "headshot", photo, "--out", out, "--adobe", "live"))
                .isEqualTo(2);

        assertThat(command.err()).contains("--bucket");
        assertNothingStarted();
    }

    @Test
    void refusesABucketThatNothingWouldUse() {
        assertThat(command.execute("run", "headshot", photo, "--bucket", "my-photos"))
                .isEqualTo(2);

        assertThat(command.err()).contains("--adobe live");
        assertNothingStarted();
    }

    @Test
    void refusesRealisticTimesOfAHostThatIsNotTheStandIn() {
        assertThat(command.execute("run", "headshot", photo, "--realistic", "--adobe", "http://127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(command.err()).contains("--realistic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "walk", "run", "run headshot", "run headshot --no-such-option x", "bench"})
    void refusesWhatIsNoCommand(String line) {
        assertThat(command.execute(List.of(line.split(" ")).toArray())).isEqualTo(2);

        assertThat(command.err()).startsWith("photinus: ").contains("--help");
        assertNothingStarted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "bench --help"})
    void helpsInEightyColumns(String line) {
        assertThat(command.execute(List.of(line.split(" ")).toArray())).isZero();

        assertThat(command.out()).contains("Usage: photinus").contains("Example");
        assertThat(command.out().lines()).allMatch(text -> text.length() <= 80, "at most 80 columns");
        assertThat(command.err()).isEmpty();
    }

    @Test
    void tellsExitCodesAndEnvironmentInItsHelp() {
        command.execute("run", "--help");

        assertThat(command.out())
                .contains("Exit codes:", "  0  ", "  1  ", "  2  ")
                .contains("FIREFLY_SERVICES_CLIENT_ID", "FIREFLY_SERVICES_CLIENT_SECRET", "NO_COLOR", "JAVA_HOME");
    }

    private void assertNothingStarted() {
        assertThat(command.cloud.started).isEmpty();
        assertThat(out).doesNotExist();
    }
}
