package dev.photinus.local.cli;

import dev.photinus.adobe.Generation;
import dev.photinus.local.aws.lambda.JavaHome;
import dev.photinus.local.cli.bench.BenchTable;
import dev.photinus.local.cli.bench.BenchmarksPage;
import dev.photinus.local.cli.bench.Packages;
import dev.photinus.local.cli.bench.SizedPhoto;
import dev.photinus.local.cli.progress.Terminal;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.Cloud;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code photinus bench}: prints how fast a workflow is, or everything, beside the limits that it is to keep. */
@Command(
        name = "bench",
        sortOptions = false,
        header = {"Measure how fast everything is, or one workflow.", ""},
        description = {
            "",
            "Without a workflow: submits fills by native functions, by functions on Java, and on Node with Adobe's SDK,"
                    + " in turns, does twelve headshots together and as Adobe's tutorials do them, one headshot alone,"
                    + " and writes docs/benchmarks.md. Takes some ten minutes; the machine should have nothing else to"
                    + " do. Needs Node 20 and npm, and a native build and a JDK 25, for their rows; says what is"
                    + " missing.",
            "",
            "With one: runs the photos together, then the first of them several times alone and warm, then a file of 100 KB"
                    + " and one of 10 MB, and prints each time beside its limit. Nothing is kept.",
            ""
        },
        parameterListHeading = "Parameters:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:It was measured, whether the limits were kept or not.", "1:A photo failed.", "2:Wrong usage."
        },
        footerHeading = "%nExamples:%n",
        commandListHeading = "%nCommands:%n",
        footer = {
            "  ./photinus bench",
            "  ./photinus bench --native-zip ../native/target/function.zip --rounds 11",
            "  ./photinus bench headshot",
            "  ./photinus bench headshot team/ --rounds 10",
            "  ./photinus bench product",
            "  ./photinus bench chaos --photos 300 --seed 7"
        })
final class Bench implements Callable<Integer> {

    private static final Path PROJECT =
            Path.of(System.getProperty("photinus.home", "")).toAbsolutePath();
    private static final List<String> MEASURABLE = List.of("headshot", "product");

    private final Cloud cloud;
    private final Map<String, String> environment;
    private final Terminal terminal;
    private final Clock clock;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "WORKFLOW",
            description = "What to measure: headshot or product; without it, all that docs/benchmarks.md tells.")
    private @Nullable String workflow;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "PHOTO_OR_FOLDER",
            description = "Photos, and folders of photos (default: the project's samples).")
    private List<Path> paths = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description = "How often everything is measured that medians are taken of (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @ArgGroup(exclusive = false, validate = false, heading = "%nOptions without a workflow:%n")
    private WholeBenchOptions whole = new WholeBenchOptions();

    @Mixin
    private CloudOptions cloudOptions = new CloudOptions();

    Bench(Cloud cloud, Map<String, String> environment, Terminal terminal, Clock clock) {
        this.cloud = cloud;
        this.environment = environment;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1) {
            throw new UsageException("--rounds is at least 1, not " + rounds + ".");
        }
        return workflow == null ? whole() : one(workflow);
    }

    private int one(String name) throws IOException {
        WorkflowName.known(name, cloud);
        requireMeasurable(name);
        whole.refuse();
        CloudSettings settings = cloudOptions.settings(name, environment).withoutRights();
        List<Photo> photos =
                PhotoList.of(paths.isEmpty() ? List.of(samples(name)) : paths).photos();
        Path folder = Files.createTempDirectory("photinus-bench");
        try (Workflows workflows = cloud.start(settings)) {
            double start = sinceProcessStart();
            MeasuredRuns runs = new MeasuredRuns(workflows, settings, folder, terminal, clock);
            BenchTable table = new BenchTable()
                    .run(start, runs.together(photos))
                    .warm(runs.alone(photos.get(0).file(), rounds));
            BenchTable.Sized small = sized(workflows, runs, SizedPhoto.small(folder));
            BenchTable.Sized large = sized(workflows, runs, SizedPhoto.large(folder));
            terminal.out().print(table.sizes(small, large));
            terminal.out().flush();
            return ExitCode.OK;
        } finally {
            FolderRemoval.of(folder);
        }
    }

    private int whole() throws IOException, InterruptedException {
        CloudSettings settings = cloudOptions.settings("headshot", environment);
        Packages packages = whole.packages(PROJECT);
        JavaHome newJava = whole.newJava(environment);
        if (!isQuickAndCurrent(settings)) {
            throw new UsageException("bench without a workflow compares on this machine's stand-in, with its quick job"
                    + " times and today's APIs: --adobe, --realistic and another generation do not go with it.");
        }
        Path page = whole.page(PROJECT);
        Path folder = Files.createTempDirectory("photinus-bench");
        try {
            BenchmarksPage figures = new BenchmarksPage(
                    new WholeBench(cloud, settings, PROJECT, terminal, clock).run(rounds, packages, newJava, folder));
            Files.writeString(page, figures.page());
            terminal.out().print(figures.tables());
            terminal.out().println("Written to " + page);
            terminal.out().flush();
            return ExitCode.OK;
        } finally {
            FolderRemoval.of(folder);
        }
    }

    private static boolean isQuickAndCurrent(CloudSettings settings) {
        return settings.adobe().equals(new AdobeHost.StandIn(false))
                && settings.generation() == Generation.CURRENT
                && settings.exceptions().isEmpty();
    }

    /** What works on the same photo twice only when it is told to differ, and can be told so by a seed. */
    private static void requireMeasurable(String name) {
        if (!MEASURABLE.contains(name)) {
            throw new UsageException("bench measures " + String.join(" and ", MEASURABLE) + ": " + name
                    + " has no seed, so that it would do nothing for a photo that it has finished before.");
        }
    }

    /** {@code samples/headshots} for {@code headshot}. */
    private static Path samples(String name) {
        return PROJECT.resolve("samples").resolve(name + "s");
    }

    private BenchTable.Sized sized(Workflows workflows, MeasuredRuns runs, Path photo) throws IOException {
        List<Report.Photo> photos = runs.alone(photo, rounds);
        return new BenchTable.Sized(Files.size(photo), photos, workflows.peakMemory());
    }

    private double sinceProcessStart() {
        Instant now = clock.instant();
        Instant start = ProcessHandle.current().info().startInstant().orElse(now);
        return Duration.between(start, now).toMillis() / 1000.0;
    }
}
