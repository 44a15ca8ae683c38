package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.adobe.Generation;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.fault.FaultRule;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.FunctionBuild;
import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.Wish;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

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
    void runsTheNativeFunctionsOnRequest() {
        assertThat(command.execute("run", "headshot", photo, "--out", out, "--native"))
                .isZero();

        assertThat(command.cloud.started)
                .singleElement()
                .extracting(CloudSettings::build)
                .isEqualTo(FunctionBuild.NATIVE);
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
        assertThat(command.cloud.started)
                .containsExactly(new CloudSettings(
                                "headshot",
                                new AdobeHost.StandIn(true),
                                Generation.CURRENT,
                                Map.of(),
                                3,
                                FunctionBuild.JVM)
                        .withState(out.resolve(".photinus")));
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

    @Test
    void playsFaultsOnRequest() {
        command.execute(
                "run",
                "headshot",
                photo,
                "--out",
                out,
                "--fault",
                "fill:429=0.2,status:reset=once",
                "--fault-seed",
                "7");

        assertThat(command.cloud.started.get(0).adobe())
                .isEqualTo(new AdobeHost.StandIn(
                        false,
                        List.of(
                                new FaultRule(Operation.FILL, Fault.RATE_LIMITED, 0.2),
                                new FaultRule(Operation.POLL_STATUS, Fault.RESET, 1, 1)),
                        7));
    }

    @Test
    void namesEveryFaultInItsHelp() {
        command.execute("run", "--help");

        String help = command.out().replaceAll("\\s+", " ");
        for (Fault fault : Fault.values()) {
            assertThat(help).contains(fault.toString());
        }
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
        "--adobe, http://localhost:1?key=word, nothing in it but",
        "--fault, paint:429=0.2, there are authenticate",
        "--fault, fill:418=0.2, there are 400",
        "--fault, 'fill:429=0.2,status:reset=often', neither a probability",
        "--fault-seed, 7, --fault-seed goes with --fault"
    })
    void refusesAValueThatCannotBeMeant(String option, String value, String explanation) {
        assertThat(command.execute("run", "headshot", photo, "--out", out, option, value))
                .isEqualTo(2);

        assertThat(command.err()).contains(explanation).doesNotContain("word").doesNotContain("\tat ");
        assertNothingStarted();
    }

    @ParameterizedTest
    @CsvSource({
        "headshot, --remove, dog, --remove means nothing to headshot: it is an option of inpaint",
        "headshot, --min-score, 0.5, --min-score means nothing to headshot: it is an option of inpaint",
        "product, --mask, a.png, --mask means nothing to product: it is an option of headshot and inpaint",
        "product, --mask-selects, subject, --mask-selects means nothing to product: it is an option of headshot",
        "inpaint, --mask-selects, subject, --mask-selects means nothing to inpaint: it is an option of headshot",
        "inpaint, --prompt, a beach, --prompt means nothing to inpaint: it is an option of headshot and product",
        "inpaint, --negative-prompt, people, --negative-prompt means nothing to inpaint",
        "inpaint, --seed, 7, --seed means nothing to inpaint",
        "inpaint, --variations, 1, --variations means nothing to inpaint"
    })
    void refusesAnOptionThatTheWorkflowDoesNotKnow(String workflow, String option, String value, String explanation) {
        assertThat(command.execute("run", workflow, photo, "--out", out, option, value))
                .isEqualTo(2);

        assertThat(command.err()).contains(explanation);
        assertNothingStarted();
    }

    @Test
    void refusesAFlagThatTheWorkflowDoesNotKnow() {
        assertThat(command.execute("run", "product", photo, "--out", out, "--list-objects"))
                .isEqualTo(2);

        assertThat(command.err()).contains("--list-objects means nothing to product");
        assertNothingStarted();
    }

    @Test
    void knowsOfEveryOptionInAGroupWhichWorkflowsItIsFor() {
        Stream<String> grouped = command.specification("run").argGroups().stream()
                .flatMap(group -> group.options().stream())
                .map(OptionSpec::longestName);

        assertThat(grouped).containsExactlyInAnyOrderElementsOf(WorkflowOptions.KNOWN_TO.keySet());
    }

    @Test
    void sendsAProductsBackgroundToTheCloud() {
        assertThat(command.execute("run", "product", photo, "--out", out, "--prompt", "a table", "--variations", "3"))
                .isZero();

        assertThat(command.cloud.requests)
                .extracting(PhotoRequest::wish)
                .containsExactly(new Wish.Product(new Background("a table", null, null, 3)));
    }

    @Test
    void takesLabelsThatAreRepeatedOrInOneWord() {
        assertThat(command.execute(
                        "run",
                        "inpaint",
                        photo,
                        "--out",
                        out,
                        "--remove",
                        "dog, beach ball",
                        "--remove",
                        "cat",
                        "--remove",
                        "dog",
                        "--min-score",
                        "0.25"))
                .isZero();

        assertThat(command.cloud.requests)
                .extracting(PhotoRequest::wish)
                .containsExactly(new Wish.RemoveObjects(List.of("dog", "beach ball", "cat"), 0.25));
    }

    @Test
    void leavesTheScoreToTheWorkflow() {
        command.execute("run", "inpaint", photo, "--out", out, "--remove", "dog");

        assertThat(command.cloud.requests.get(0).wish()).isEqualTo(new Wish.RemoveObjects(List.of("dog"), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "--remove dog --list-objects", "--remove dog --mask a.png", "--mask a.png --list-objects"})
    void asksForOneThingThatTellsWhatToPaintAway(String options) {
        assertThat(command.execute(arguments("inpaint", options))).isEqualTo(2);

        assertThat(command.err())
                .contains("--remove LABEL", "--mask FILE_OR_FOLDER", "--list-objects")
                .doesNotContain("does not exist");
        assertNothingStarted();
    }

    @ParameterizedTest
    @CsvSource({
        "--list-objects --min-score 0.5, --min-score goes with --remove",
        "--remove dog --min-score 1.01, --min-score is from 0 to 1",
        "--remove dog --min-score -0.1, --min-score is from 0 to 1",
        "--remove dog --min-score NaN, --min-score is from 0 to 1",
        "--remove dog --min-score much, --min-score"
    })
    void refusesAScoreThatCannotBeMeant(String options, String explanation) {
        assertThat(command.execute(arguments("inpaint", options))).isEqualTo(2);

        assertThat(command.err()).contains(explanation);
        assertNothingStarted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "dog,,cat"})
    void refusesAnEmptyLabel(String label) {
        assertThat(command.execute("run", "inpaint", photo, "--out", out, "--remove", label))
                .isEqualTo(2);

        assertThat(command.err()).contains("--remove has an empty label");
        assertNothingStarted();
    }

    @Test
    void takesAMaskForASinglePhoto() throws IOException {
        Path mask = Files.writeString(folder.resolve("anna's mask.png"), "a mask");

        assertThat(command.execute(
                        "run", "headshot", photo, "--out", out, "--mask", mask, "--mask-selects", "background"))
                .isZero();

        assertThat(command.cloud.requests)
                .extracting(request -> ((Wish.Headshot) request.wish()).mask())
                .containsExactly(new Wish.SubjectMask(new OwnMask(mask, "anna's mask.png"), Wish.Selects.BACKGROUND));
    }

    @Test
    void takesASubjectForWhiteWhereNothingElseIsSaid() throws IOException {
        Path masks = Files.createDirectory(folder.resolve("masks"));
        Path mask = Files.writeString(masks.resolve("anna.png"), "a mask");

        assertThat(command.execute("run", "headshot", photo, "--out", out, "--mask", masks))
                .isZero();

        assertThat(command.cloud.requests)
                .extracting(request -> ((Wish.Headshot) request.wish()).mask())
                .containsExactly(new Wish.SubjectMask(new OwnMask(mask, "anna.png"), Wish.Selects.SUBJECT));
    }

    @Test
    void takesSeveralMasksOfOnePhotoToPaintAway() throws IOException {
        Path lamp = Files.writeString(folder.resolve("lamp.png"), "a mask");
        Path cat = Files.writeString(folder.resolve("cat.png"), "a mask");

        assertThat(command.execute("run", "inpaint", photo, "--out", out, "--mask", lamp, "--mask", cat))
                .isZero();

        assertThat(command.cloud.requests)
                .extracting(PhotoRequest::wish)
                .containsExactly(
                        new Wish.RemoveMasked(List.of(new OwnMask(lamp, "lamp.png"), new OwnMask(cat, "cat.png"))));
    }

    @Test
    void refusesMasksThatCannotBeMeant() throws IOException {
        Path mask = Files.writeString(folder.resolve("mask.png"), "a mask");

        assertThat(command.execute("run", "headshot", photo, "--out", out, "--mask", mask, "--mask", mask))
                .isEqualTo(2);
        assertThat(command.execute("run", "headshot", photo, "--out", out, "--mask-selects", "subject"))
                .isEqualTo(2);
        assertThat(command.execute(
                        "run", "headshot", photo, "--out", out, "--mask", mask, "--mask-selects", "everything"))
                .isEqualTo(2);
        assertThat(command.execute("run", "headshot", photo, "--out", out, "--mask", folder.resolve("gone.png")))
                .isEqualTo(2);

        assertThat(command.err())
                .contains("--mask is given once for headshot")
                .contains("--mask-selects is about your own masks")
                .contains("'everything'")
                .contains("gone.png does not exist");
        assertNothingStarted();
    }

    @Test
    void refusesToWriteOverMasks() throws IOException {
        Path masks = Files.createDirectory(folder.resolve("masks"));
        Files.writeString(masks.resolve("anna.png"), "a mask");

        assertThat(command.execute("run", "headshot", photo, "--out", masks, "--mask", masks))
                .isEqualTo(2);

        assertThat(command.err()).contains("overwrite").contains(masks.toString());
        assertNothingStarted();
    }

    @Test
    void speaksAdobesCurrentApisByItself() {
        command.execute("run", "headshot", photo, "--out", out);

        assertThat(command.cloud.started.get(0).generation()).isEqualTo(Generation.CURRENT);
        assertThat(command.cloud.started.get(0).exceptions()).isEmpty();
    }

    @Test
    void asksTheEnvironmentForTheGenerationAndItsExceptions() {
        command.with(Map.of(
                "ADOBE_GENERATION", "Legacy",
                "ADOBE_FILL_GENERATION", "current",
                "ADOBE_AUTO_TONE_GENERATION", "",
                "ADOBE_FIREFLY_INPUT", "upload",
                "ADOBE_FIREFLY_URL", "http://elsewhere"));

        Object[] host = {"run", "headshot", photo, "--out", out, "--adobe", "http://localhost:8080"};
        command.execute(host);
        command.execute(Stream.concat(Stream.of(host), Stream.of("--generation", "current"))
                .toArray());

        assertThat(command.cloud.started)
                .extracting(CloudSettings::generation)
                .containsExactly(Generation.LEGACY, Generation.CURRENT);
        assertThat(command.cloud.started)
                .extracting(CloudSettings::exceptions)
                .containsOnly(Map.of("ADOBE_FILL_GENERATION", "current", "ADOBE_FIREFLY_INPUT", "upload"));
    }

    @ParameterizedTest
    @CsvSource({
        "ADOBE_GENERATION, newest, ADOBE_GENERATION in the environment is current or legacy",
        "ADOBE_CREATE_MASK_GENERATION, v1, ADOBE_CREATE_MASK_GENERATION in the environment is current or legacy",
        "ADOBE_FIREFLY_INPUT, post, ADOBE_FIREFLY_INPUT in the environment is url or upload"
    })
    void refusesAnEnvironmentThatNoFunctionWouldTake(String name, String value, String explanation) {
        command.with(Map.of(name, value));

        assertThat(command.execute("run", "headshot", photo, "--out", out, "--adobe", "http://localhost:8080"))
                .isEqualTo(2);

        assertThat(command.err()).contains(explanation);
        assertNothingStarted();

        assertThat(command.execute("run", "headshot", photo, "--out", out))
                .as("what is on this machine alone is not asked for it")
                .isZero();
        assertThat(command.cloud.started.get(0).generation()).isEqualTo(Generation.CURRENT);
        assertThat(command.cloud.started.get(0).exceptions()).isEmpty();
    }

    @Test
    void refusesAGenerationThatThereIsNot() {
        assertThat(command.execute("run", "headshot", photo, "--out", out, "--generation", "next"))
                .isEqualTo(2);

        assertThat(command.err()).contains("--generation").contains("'next'");
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
    @ValueSource(
            strings = {"", "walk", "run", "run headshot", "run headshot --no-such-option x", "bench --no-such-option x"
            })
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

    @Test
    void groupsOptionsByWorkflowInItsHelp() {
        command.execute("run", "--help");

        assertThat(command.out())
                .containsSubsequence(
                        "Options:",
                        "--generation=",
                        "Options of headshot and product:",
                        "--prompt=",
                        "--variations=",
                        "Options of headshot and inpaint:",
                        "--mask=",
                        "--mask-selects=",
                        "Options of inpaint",
                        "--remove=",
                        "--min-score=",
                        "--list-objects",
                        "Environment:",
                        "ADOBE_GENERATION",
                        "ADOBE_CREATE_MASK_GENERATION",
                        "ADOBE_FIREFLY_INPUT");
    }

    private Object[] arguments(String workflow, String options) {
        return Stream.concat(
                        Stream.of("run", workflow, photo, "--out", out),
                        options.isEmpty() ? Stream.of() : Stream.of(options.split(" ")))
                .toArray();
    }

    private void assertNothingStarted() {
        assertThat(command.cloud.started).isEmpty();
        assertThat(out).doesNotExist();
    }
}
