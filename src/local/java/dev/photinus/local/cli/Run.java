package dev.photinus.local.cli;

import dev.photinus.local.cli.progress.Paint;
import dev.photinus.local.cli.progress.Progress;
import dev.photinus.local.cli.progress.ResultTable;
import dev.photinus.local.cli.progress.Terminal;
import dev.photinus.local.cli.report.HtmlReport;
import dev.photinus.local.cli.report.PreviewMaker;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.report.ReportFiles;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.Cloud;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code photinus run}: everything is checked before anything is started. */
@Command(
        name = "run",
        sortOptions = false,
        header = {"Run photos through a workflow.", ""},
        description = {
            "",
            "Takes photos, and of folders the JPEG, PNG, WebP and TIFF files directly in them,"
                    + " and writes the finished ones under their own names to a folder, with report.html to look at"
                    + " and report.json to read by program. A photo that fails does not stop the others.",
            ""
        },
        parameterListHeading = "Parameters:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All photos succeeded, or were skipped because their results were there.",
            "1:At least one photo failed; the table and the reports say why.",
            "2:Wrong usage: nothing was started."
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  JAVA_HOME                       The Java to run on, 17 or newer.",
            "  FIREFLY_SERVICES_CLIENT_ID      Adobe's credentials, for --adobe live; for",
            "  FIREFLY_SERVICES_CLIENT_SECRET  another URL if that host checks them.",
            "  NO_COLOR                        No colours, when set to anything.",
            "",
            "Examples:",
            "  ./photinus run headshot samples/headshots",
            "  ./photinus run headshot anna.jpg ben.jpg --prompt 'a bright library' --seed 7",
            "  ./photinus run headshot team/ --variations 3 --out team-finished",
            "  ./photinus run headshot team/ --json | jq .totals"
        })
final class Run implements Callable<Integer> {

    private final Cloud cloud;
    private final Map<String, String> environment;
    private final Terminal terminal;
    private final Clock clock;

    @Parameters(index = "0", paramLabel = "WORKFLOW", description = "What to do with the photos, such as headshot.")
    private String workflow = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PHOTO_OR_FOLDER",
            description = "Photos, and folders of photos.")
    private List<Path> paths = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "Where the finished photos and the reports go (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("out");

    @Mixin
    private BackgroundOptions backgroundOptions = new BackgroundOptions();

    @Mixin
    private CloudOptions cloudOptions = new CloudOptions();

    @Option(names = "--json", description = "Write report.json to standard output, and nothing else.")
    private boolean json;

    Run(Cloud cloud, Map<String, String> environment, Terminal terminal, Clock clock) {
        this.cloud = cloud;
        this.environment = environment;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        WorkflowName.known(workflow, cloud);
        Background background = backgroundOptions.background();
        CloudSettings settings = cloudOptions.settings(environment);
        PhotoList list = PhotoList.of(paths);
        OutputFolder folder = OutputFolder.open(out, list.photos());
        list.notes().forEach(note -> terminal.err().println(Paint.printable(note)));

        Report report;
        try (Workflows workflows = cloud.start(settings)) {
            RunRecord record = new RunRecord(workflow, reported(background, settings), list.photos(), clock);
            report = run(workflows, background, list.photos(), folder, record, settings.concurrency());
            if (report != null) {
                show(report);
            }
        }
        if (report == null || report.totals().failed() > 0) {
            return ExitCode.SOFTWARE;
        }
        ClassArchive.writeIfAskedFor();
        return ExitCode.OK;
    }

    /** The report, or null when the run was interrupted and the interruption reports. */
    private @Nullable Report run(
            Workflows workflows,
            Background background,
            List<Photo> photos,
            OutputFolder folder,
            RunRecord record,
            int concurrency)
            throws IOException {
        FinalReport report = new FinalReport(record, new ReportFiles(folder.path()));
        try (Progress progress = Progress.on(terminal, photos.size());
                Interruption interruption = new Interruption(workflows, progress, report, terminal.err())) {
            interruption.watch();
            CompletableFuture<Void> warm =
                    CompletableFuture.runAsync(HtmlReport::warmUp).thenRun(PreviewMaker::warmUp);
            PreviewMaker previews = PreviewMaker.forPhotos(photos.size());
            new Batch(workflows, photo -> request(photo, background, folder), folder, record, progress, previews)
                    .run(photos, concurrency);
            warm.join();
            return report.write();
        }
    }

    private PhotoRequest request(Photo photo, Background background, OutputFolder folder) {
        return new PhotoRequest(workflow, photo.file(), photo.uniqueName(), background, folder.history(photo));
    }

    private void show(Report report) {
        if (json) {
            terminal.out().print(ReportFiles.json(report));
        } else {
            terminal.out().println(ResultTable.of(report, out, terminal.outColour(), terminal.columns()));
            terminal.out()
                    .println("Report: "
                            + Paint.printable(out.resolve(ReportFiles.HTML).toString()));
        }
        terminal.out().flush();
    }

    static Report.Settings reported(Background background, CloudSettings settings) {
        return new Report.Settings(
                background.prompt(),
                background.negativePrompt(),
                background.seed(),
                background.variations(),
                settings.concurrency(),
                settings.adobe().label());
    }
}
