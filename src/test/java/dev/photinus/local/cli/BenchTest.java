package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class BenchTest {

    private CommandLineFixture command;
    private Path photo;

    @BeforeEach
    void photo(@TempDir Path folder) throws IOException {
        command = new CommandLineFixture(folder.resolve("storage"));
        photo = Files.writeString(folder.resolve("anna.jpg"), "a photo");
    }

    @Test
    void printsEachFigureBesideItsLimit() {
        assertThat(command.execute("bench", "headshot", photo, "--rounds", "2")).isZero();

        assertThat(command.out())
                .contains("A run of 1 photo, 4 at once", "at most 15.0 s")
                .contains("A warm photo, alone, 2 times")
                .containsPattern("pipeline +4\\.5 s, 4\\.5 s")
                .containsPattern("its jobs at Adobe's +2\\.0 s, 2\\.0 s")
                .containsPattern("pipeline less 1\\.15 × its jobs +2\\.2 s, 2\\.2 s +✗ at most 0\\.50 s")
                .containsPattern("state transitions +14, 14 +✓ at most 14")
                .containsPattern("pipeline, [0-9]{2,3} KB")
                .containsPattern("pipeline, (9|1[01])\\.[0-9] MB");
    }

    @Test
    void neverAsksForTheSameTwice() {
        command.execute("bench", "headshot", photo, "--rounds", "3");

        assertThat(command.cloud.requests)
                .hasSize(1 + 3 + 3 + 3)
                .extracting(
                        request -> ((Wish.Headshot) request.wish()).background().seed())
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void saysWhichPhotoCouldNotBeMeasured() {
        command.cloud.that(request -> CompletableFuture.completedFuture(FakeCloud.failed("It is cut off.")));

        assertThat(command.execute("bench", "headshot", photo)).isEqualTo(1);

        assertThat(command.err()).contains("anna.jpg cannot be measured: It is cut off.");
    }

    @Test
    void measuresProductsAsWell() {
        assertThat(command.execute("bench", "product", photo, "--rounds", "1")).isZero();

        assertThat(command.cloud.requests)
                .hasSize(4)
                .extracting(PhotoRequest::wish)
                .contains(new Wish.Product(new Background(null, null, 1L, 1)));
    }

    @Test
    void refusesAWorkflowThatDoesAPhotoOnlyOnce() {
        assertThat(command.execute("bench", "inpaint", photo)).isEqualTo(2);

        assertThat(command.err()).contains("bench measures headshot and product", "inpaint has no seed");
        assertThat(command.cloud.started).isEmpty();
    }

    @Test
    void refusesNoRounds() {
        assertThat(command.execute("bench", "headshot", photo, "--rounds", "0")).isEqualTo(2);
        assertThat(command.cloud.started).isEmpty();
    }

    @Test
    void writesNothingOfOneWorkflow() {
        assertThat(command.execute("bench", "headshot", photo, "--write", "figures.md"))
                .isEqualTo(2);

        assertThat(command.err()).contains("--write go without a workflow");
        assertThat(command.cloud.started).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--rounds 0, --rounds is at least 1",
        "--realistic, --realistic and another generation do not go with it",
        "--adobe http://127.0.0.1:1, --realistic and another generation do not go with it",
        "--generation legacy, --realistic and another generation do not go with it",
        "--native-zip no-such.zip, A function.zip cannot be read",
        "--jdk no-such-folder, There is no JDK in no-such-folder",
        "--write no-such-folder/figures.md, cannot be written"
    })
    void refusesWhatCannotBeComparedBeforeAnythingStarts(String options, String reason) {
        String[] words = ("bench " + options).split(" ");

        assertThat(command.execute((Object[]) words)).isEqualTo(2);

        assertThat(command.err()).contains(reason);
        assertThat(command.cloud.started).isEmpty();
    }

    @Test
    void givesEachPhotoOfTheTutorialsToOneRound() {
        List<Integer> photos = IntStream.range(0, 12).boxed().toList();
        for (int rounds : new int[] {1, 5, 7, 12, 20}) {
            assertThat(IntStream.range(0, rounds)
                            .boxed()
                            .flatMap(round -> WholeBench.share(photos, round, rounds).stream())
                            .toList())
                    .isEqualTo(photos);
        }
    }
}
