package dev.photinus.local.cli;

import dev.photinus.local.cli.progress.Progress;
import dev.photinus.local.cli.progress.Terminal;
import dev.photinus.local.cli.report.PreviewMaker;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.report.Report.Status;
import dev.photinus.local.cli.report.ReportFiles;
import dev.photinus.local.cli.workflow.Background;
import dev.photinus.local.cli.workflow.CloudException;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.Wish;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Runs of a workflow for the sake of their times: all that {@code run} does, with results that nobody keeps. */
final class MeasuredRuns {

    private final Workflows workflows;
    private final CloudSettings settings;
    private final Path folder;
    private final Terminal terminal;
    private final Clock clock;
    /** A seed of its own for each run: what has been done with the same settings before would be skipped. */
    private final AtomicLong seed = new AtomicLong();

    /** @param folder for the results; whoever made it deletes it */
    MeasuredRuns(Workflows workflows, CloudSettings settings, Path folder, Terminal terminal, Clock clock) {
        this.workflows = workflows;
        this.settings = settings;
        this.folder = folder;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** One photo, so many times, one after the other. */
    List<Report.Photo> alone(Path photo, int times) throws IOException {
        List<Report.Photo> runs = new ArrayList<>();
        List<Photo> only = PhotoList.of(List.of(photo)).photos();
        for (int round = 0; round < times; round++) {
            runs.addAll(together(only).photos());
        }
        return runs;
    }

    /**
     * Photos as {@code run} brings them through: outputs, previews and reports are part of the time.
     *
     * @throws CloudException if one of them fails: its time says nothing
     */
    Report together(List<Photo> photos) throws IOException {
        Wish wish = wish(new Background(null, null, seed.incrementAndGet(), 1));
        Path results = Files.createTempDirectory(folder, "run");
        RunRecord record = new RunRecord(settings.workflow(), Run.reported(wish, settings), photos, clock);
        try (Progress progress = Progress.on(terminal, photos.size())) {
            new Batch(
                            workflows,
                            photo -> new PhotoRequest(photo.file(), photo.uniqueName(), wish, null),
                            record,
                            new PhotoKeeper(
                                    OutputFolder.open(
                                            results,
                                            photos.stream().map(Photo::file).toList()),
                                    record,
                                    progress,
                                    PreviewMaker.forPhotos(photos.size())))
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

    private Wish wish(Background background) {
        return settings.workflow().equals("product")
                ? new Wish.Product(background)
                : new Wish.Headshot(background, null);
    }
}
