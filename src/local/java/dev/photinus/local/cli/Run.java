package dev.photinus.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.cli.progress.ObjectTables;
import dev.photinus.local.cli.progress.Paint;
import dev.photinus.local.cli.progress.Progress;
import dev.photinus.local.cli.progress.ResultTable;
import dev.photinus.local.cli.progress.Terminal;
import dev.photinus.local.cli.report.Asked;
import dev.photinus.local.cli.report.HtmlReport;
import dev.photinus.local.cli.report.PreviewMaker;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.report.ReportFiles;
import dev.photinus.local.cli.workflow.BatchRequest;
import dev.photinus.local.cli.workflow.Cloud;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.Wish;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code photinus run}: everything is checked before anything is started. */
@Command(
        name = "run",
        sortOptions = false,
        header = {"Run photos through a workflow.", ""},
        description = {
            "",
            "Takes photos, and of folders the JPEG, PNG, WebP and TIFF files directly in them,"
                    + " and writes the finished ones under their own names to a folder, with report.html to look at"
                    + " and report.json to read by program. A photo that fails does not stop the others, and one that is"
                    + " finished already is not made again. Reports of earlier runs stay in the folder. A run that was killed goes on where it was when it is started"
                    + " again.",
            ""
        },
        parameterListHeading = "Parameters:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All photos succeeded, or were skipped because their results were there.",
            "1:At least one photo failed; the table and the reports say why.",
            "2:Wrong usage, or no leave to go on: nothing was started."
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  JAVA_HOME                       The Java to run on, 17 or newer.",
            "  GRAALVM_HOME                    GraalVM or Mandrel 25, to build what --native runs.",
            "  FIREFLY_SERVICES_CLIENT_ID      Adobe's credentials, for --adobe live; for",
            "  FIREFLY_SERVICES_CLIENT_SECRET  another URL if that host checks them.",
            "  ADOBE_GENERATION                With --adobe: current or legacy, where",
            "                                  --generation is not given.",
            "  ADOBE_CREATE_MASK_GENERATION, ADOBE_REMOVE_BACKGROUND_GENERATION,",
            "  ADOBE_FILL_GENERATION, ADOBE_AUTO_TONE_GENERATION",
            "                                  The same for one operation alone.",
            "  ADOBE_FIREFLY_INPUT             With --adobe: url or upload, how Firefly gets",
            "                                  pictures.",
            "  AWS_PROFILE and others of AWS's  With --adobe live: as AWS's SDKs read them.",
            "  NO_COLOR                        No colours, when set to anything.",
            "",
            "Examples:",
            "  ./photinus run headshot samples/headshots",
            "  ./photinus run headshot team/ --prompt 'a bright library' --seed 7 --out done",
            "  ./photinus run headshot samples/headshots --mask samples/masks/headshots",
            "  ./photinus run product samples/products --variations 3",
            "  ./photinus run inpaint beach.jpg --list-objects",
            "  ./photinus run inpaint beach.jpg --remove dog,ball",
            "  ./photinus run inpaint room.jpg --mask lamp.png --mask cat.png",
            "  ./photinus run product --manifest catalogue.csv --out catalogue",
            "  ./photinus run product --failed-of catalogue",
            "  ./photinus run headshot team/ --generation legacy --json | jq .totals",
            "  ./photinus run headshot samples/headshots --native"
        })
final class Run implements Callable<Integer> {

    private final Cloud cloud;
    private final Map<String, String> environment;
    private final Terminal terminal;
    private final Clock clock;

    @Parameters(
            index = "0",
            paramLabel = "WORKFLOW",
            description = {
                "What to do with the photos:",
                "headshot: a new background behind a person,",
                "product: a product cut out, and set before a new background,",
                "inpaint: things painted away."
            })
    private String workflow = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "PHOTO_OR_FOLDER",
            description = "Photos, and folders of photos.")
    private List<Path> paths = List.of();

    @Mixin
    private BatchOptions batchOptions = new BatchOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the finished photos and the reports go, and in .photinus what is known of them for the"
                    + " next time (default: out; with --failed-of, that folder).")
    private @Nullable Path outGiven;

    @Option(
            names = {"--force", "--again"},
            description =
                    "Make photos again that are finished already: the same photo, with the same settings. Replace results"
                            + " that an earlier run with other settings has left in --out.")
    private boolean again;

    @Mixin
    private CloudOptions cloudOptions = new CloudOptions();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask before more than " + Confirmation.UNASKED + " photos are started.")
    private boolean yes;

    @Option(names = "--json", description = "Write report.json to standard output, and nothing else.")
    private boolean json;

    @Mixin
    private WorkflowOptions workflowOptions = new WorkflowOptions();

    @Spec
    private @Nullable CommandSpec spec;

    Run(Cloud cloud, Map<String, String> environment, Terminal terminal, Clock clock) {
        this.cloud = cloud;
        this.environment = environment;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        WorkflowName.known(workflow, cloud);
        WorkflowOptions.requireKnown(Objects.requireNonNull(spec).commandLine().getParseResult(), workflow);
        CloudSettings settings = cloudOptions.settings(workflow, environment);
        BatchOptions.Given given = batchOptions.given(workflow, paths);
        return given == null ? runPhotos(settings) : runBatch(settings, given);
    }

    private Integer runPhotos(CloudSettings settings) throws IOException {
        if (paths.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "Which photos? Name files or folders, or give --manifest FILE.");
        }
        PhotoList list = PhotoList.of(paths);
        List<Photo> photos = list.photos();
        Function<Photo, Wish> wishes = workflowOptions.wishes(workflow, photos);
        OutputFolder folder = OutputFolder.open(out(), originals(photos, wishes));
        list.notes().forEach(note -> terminal.err().println(Paint.printable(note)));
        return run(settings, wishes.apply(photos.get(0)), photos, folder, (workflows, record, keeper) -> new Batch(
                        workflows, photo -> request(photo, wishes, folder), record, keeper)
                .run(photos, settings.concurrency()));
    }

    private Integer runBatch(CloudSettings settings, BatchOptions.Given given) throws IOException {
        ObjectNode common = workflowOptions.settings(workflow);
        BatchPhotos photos = BatchPhotos.of(given.source(), workflow, common, again, given.base());
        OutputFolder folder = OutputFolder.open(out(), photos.files().values());
        BatchRequest request = new BatchRequest(
                workflow,
                given.source(),
                photos.files(),
                common,
                again,
                settings.concurrency(),
                number -> folder.history(Objects.requireNonNull(photos.numbered(number))));
        return run(settings, workflowOptions.common(workflow), photos.photos(), folder, (workflows, record, keeper) -> {
            Path summary = summary(workflows.startBatch(request, new BatchCourse(photos, keeper)));
            BatchOptions.keep(summary, given.base(), folder.summary());
        });
    }

    private static Path summary(CompletableFuture<Path> batch) {
        try {
            return batch.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CloudException cloud ? cloud : e;
        }
    }

    private Path out() {
        Path failedOf = batchOptions.failedOf();
        return outGiven != null ? outGiven : failedOf != null ? failedOf : Path.of("out");
    }

    /** What brings photos through. */
    @FunctionalInterface
    private interface Work {
        void bringThrough(Workflows workflows, RunRecord record, PhotoKeeper keeper) throws IOException;
    }

    /** @param wish for any of the photos */
    private Integer run(CloudSettings settings, Wish wish, List<Photo> photos, OutputFolder folder, Work work)
            throws IOException {
        Confirmation confirmation = new Confirmation(terminal, environment);
        if (!again
                && !confirmation.toReplace(
                        out(), EarlierResults.in(out()).replacedBy(workflow, Asked.of(wish), photos))) {
            return ExitCode.USAGE;
        }
        if (!yes && !confirmation.given(wish, photos.size(), settings.adobe())) {
            return ExitCode.USAGE;
        }
        Report report;
        try (Workflows workflows = cloud.start(settings.withState(folder.state()))) {
            RunRecord record =
                    new RunRecord(workflow, reported(wish, settings), photos, clock, workflows::functionTime);
            report = run(workflows, photos.size(), folder, record, work);
            if (report != null) {
                workflows.finishRun();
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
    private @Nullable Report run(Workflows workflows, int photos, OutputFolder folder, RunRecord record, Work work)
            throws IOException {
        FinalReport report = new FinalReport(record, new ReportFiles(folder.path()));
        try (Progress progress = Progress.on(terminal, photos);
                Interruption interruption = new Interruption(workflows, progress, report, terminal.err())) {
            interruption.watch();
            CompletableFuture<Void> warm =
                    CompletableFuture.runAsync(HtmlReport::warmUp).thenRun(PreviewMaker::warmUp);
            PreviewMaker previews = PreviewMaker.forPhotos(photos);
            work.bringThrough(workflows, record, new PhotoKeeper(folder, record, progress, previews));
            warm.join();
            return report.write();
        }
    }

    private PhotoRequest request(Photo photo, Function<Photo, Wish> wishes, OutputFolder folder) {
        return new PhotoRequest(photo.file(), photo.uniqueName(), wishes.apply(photo), again, folder.history(photo));
    }

    /** What must not be written over. */
    private static List<Path> originals(List<Photo> photos, Function<Photo, Wish> wishes) {
        return photos.stream()
                .flatMap(photo -> Stream.concat(
                        Stream.of(photo.file()),
                        wishes.apply(photo).masks().stream().map(OwnMask::file)))
                .toList();
    }

    private void show(Report report) {
        if (json) {
            terminal.out().print(ReportFiles.json(report));
        } else {
            terminal.out().println(ResultTable.of(report, out(), terminal.outColour(), terminal.columns()));
            terminal.out().print(ObjectTables.of(report, terminal.outColour()));
            terminal.out()
                    .println("Report: "
                            + Paint.printable(out().resolve(ReportFiles.HTML).toString()));
        }
        terminal.out().flush();
    }

    /** @param wish for any of the photos */
    static Report.Settings reported(Wish wish, CloudSettings settings) {
        return new Report.Settings(
                Asked.of(wish),
                settings.concurrency(),
                settings.adobe().label(),
                settings.generation().toString(),
                settings.exceptions());
    }
}
