package dev.photinus.local.cli;

import dev.photinus.local.cli.bench.BenchTable;
import dev.photinus.local.cli.bench.SizedPhoto;
import dev.photinus.local.cli.progress.Progress;
import dev.photinus.local.cli.progress.Terminal;
import dev.photinus.local.cli.report.PreviewMaker;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.report.Report.Status;
import dev.photinus.local.cli.report.ReportFiles;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.Cloud;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.Wish;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code photinus bench}: prints how fast a workflow is, beside the limits that it is to keep. */
@Command(
        name = "bench",
        sortOptions = false,
        header = {"Measure how fast a workflow is.", ""},
        description = {
            "",
            "Runs the photos together, then the first of them several times alone and warm, then a file of 100 KB"
                    + " and one of 10 MB, and prints each time beside its limit. Nothing is kept.",
            ""
        },
        parameterListHeading = "Parameters:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:It was measured, whether the limits were kept or not.", "1:A photo failed.", "2:Wrong usage."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./photinus bench headshot",
            "  ./photinus bench headshot team/ --rounds 10",
            "  ./photinus bench product"
        })
final class Bench implements Callable<Integer> {

    private static final List<String> MEASURABLE = List.of("headshot", "product");

    private final Cloud cloud;
    private final Map<String, String> environment;
    private final Terminal terminal;
    private final Clock clock;
    /** A seed of its own for each run: what has been done with the same settings before would be skipped. */
    private final AtomicLong seed = new AtomicLong();

    @Parameters(index = "0", paramLabel = "WORKFLOW", description = "What to measure: headshot or product.")
    private String workflow = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "PHOTO_OR_FOLDER",
            description = "Photos, and folders of photos (default: the project's samples).")
    private List<Path> paths = List.of();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often a single photo is run (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Mixin
    private CloudOptions cloudOptions = new CloudOptions();

    Bench(Cloud cloud, Map<String, String> environment, Terminal terminal, Clock clock) {
        this.cloud = cloud;
        this.environment = environment;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        WorkflowName.known(workflow, cloud);
        requireMeasurable();
        CloudSettings settings = cloudOptions.settings(workflow, environment);
        if (rounds < 1) {
            throw new UsageException("--rounds is at least 1, not " + rounds + ".");
        }
        List<Photo> photos =
                PhotoList.of(paths.isEmpty() ? List.of(samples()) : paths).photos();
        Path folder = Files.createTempDirectory("photinus-bench");
        try (Workflows workflows = cloud.start(settings)) {
            double start = sinceProcessStart();
            BenchTable table = new BenchTable()
                    .run(start, measured(workflows, photos, folder, settings))
                    .warm(alone(workflows, photos.get(0).file(), folder, settings));
            BenchTable.Sized small = sized(workflows, SizedPhoto.small(folder), folder, settings);
            BenchTable.Sized large = sized(workflows, SizedPhoto.large(folder), folder, settings);
            terminal.out().print(table.sizes(small, large));
            terminal.out().flush();
            return ExitCode.OK;
        } finally {
            FolderRemoval.of(folder);
        }
    }

    /** What works on the same photo twice only when it is told to differ, and can be told so by a seed. */
    private void requireMeasurable() {
        if (!MEASURABLE.contains(workflow)) {
            throw new UsageException("bench measures " + String.join(" and ", MEASURABLE) + ": " + workflow
                    + " has no seed, so that it would do nothing for a photo that it has finished before.");
        }
    }

    private Wish wish(Background background) {
        return workflow.equals("product") ? new Wish.Product(background) : new Wish.Headshot(background, null);
    }

    /** {@code samples/headshots} for {@code headshot}. */
    private Path samples() {
        return Path.of(System.getProperty("photinus.home", ""), "samples", workflow + "s");
    }

    private BenchTable.Sized sized(Workflows workflows, Path photo, Path folder, CloudSettings settings)
            throws IOException {
        List<Report.Photo> runs = alone(workflows, photo, folder, settings);
        return new BenchTable.Sized(Files.size(photo), runs, workflows.peakMemory());
    }

    private List<Report.Photo> alone(Workflows workflows, Path photo, Path folder, CloudSettings settings)
            throws IOException {
        List<Report.Photo> runs = new ArrayList<>();
        List<Photo> only = PhotoList.of(List.of(photo)).photos();
        for (int round = 0; round < rounds; round++) {
            runs.addAll(measured(workflows, only, folder, settings).photos());
        }
        return runs;
    }

    /** Does all that {@code run} does: outputs, previews and reports are part of the time. */
    private Report measured(Workflows workflows, List<Photo> photos, Path folder, CloudSettings settings)
            throws IOException {
        Wish wish = wish(new Background(null, null, seed.incrementAndGet(), 1));
        Path results = Files.createTempDirectory(folder, "run");
        RunRecord record = new RunRecord(workflow, Run.reported(wish, settings), photos, clock);
        try (Progress progress = Progress.on(terminal, photos.size())) {
            new Batch(
                            workflows,
                            photo -> new PhotoRequest(photo.file(), photo.uniqueName(), wish, null),
                            OutputFolder.open(
                                    results, photos.stream().map(Photo::file).toList()),
                            record,
                            progress,
                            PreviewMaker.forPhotos(photos.size()))
                    .run(photos, settings.concurrency());
        }
        Report report = new FinalReport(record, new ReportFiles(results)).write();
        if (report == null) {
            throw new IllegalStateException("A record that nobody else knows had been ended already");
        }
        for (Report.Photo photo : report.photos()) {
            if (photo.status() != Status.SUCCEEDED) {
                throw new CloudException(photo.name() + " cannot be measured: " + photo.reason());
            }
        }
        return report;
    }

    private double sinceProcessStart() {
        Instant now = clock.instant();
        Instant start = ProcessHandle.current().info().startInstant().orElse(now);
        return Duration.between(start, now).toMillis() / 1000.0;
    }
}
