package dev.photinus.local.cli;

import dev.photinus.local.cli.progress.Progress;
import dev.photinus.local.cli.report.Kept;
import dev.photinus.local.cli.report.PhotoEntry;
import dev.photinus.local.cli.report.Pictures;
import dev.photinus.local.cli.report.Preview;
import dev.photinus.local.cli.report.PreviewMaker;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.PhotoEvent;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.PhotoResult;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Brings photos through a workflow, several at once. Whatever is wrong with one of them, the others go on. */
final class Batch {

    private final Workflows workflows;
    private final Function<Photo, PhotoRequest> requests;
    private final OutputFolder folder;
    private final RunRecord record;
    private final Progress progress;
    private final PreviewMaker previews;

    Batch(
            Workflows workflows,
            Function<Photo, PhotoRequest> requests,
            OutputFolder folder,
            RunRecord record,
            Progress progress,
            PreviewMaker previews) {
        this.workflows = workflows;
        this.requests = requests;
        this.folder = folder;
        this.record = record;
        this.progress = progress;
        this.previews = previews;
    }

    /** Returns when all photos are through. */
    void run(List<Photo> photos, int concurrency) {
        ExecutorService lanes = Executors.newFixedThreadPool(Math.min(concurrency, photos.size()));
        try {
            photos.stream()
                    .map(photo -> CompletableFuture.runAsync(() -> bringThrough(photo), lanes))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            lanes.shutdownNow();
        }
    }

    private void bringThrough(Photo photo) {
        record.started(photo);
        progress.started(photo.number(), photo.name());
        PhotoRequest request = requests.apply(photo);
        PhotoResult result = result(photo, request);
        Kept kept = Kept.NOTHING;
        try {
            kept = folder.keep(photo, result.made());
        } catch (IOException e) {
            String reason =
                    "The finished photo could not be written to " + folder.path() + ": " + Unreadable.why(e) + ".";
            result = new PhotoResult.Failed(reason, result.made().withoutOutputs(), result.course());
        }
        Report.Photo entry = PhotoEntry.of(
                photo.name(), photo.file().toString(), request.wish().masks(), result, kept);
        record.finished(photo, entry, pictures(photo, result));
        progress.finished(photo.number(), entry);
    }

    private PhotoResult result(Photo photo, PhotoRequest request) {
        Optional<String> unreadable = Unreadable.reason(photo.file());
        if (unreadable.isPresent()) {
            return record.failed(photo, unreadable.get());
        }
        for (OwnMask mask : request.wish().masks()) {
            Optional<String> unreadableMask = Unreadable.reason(mask.file());
            if (unreadableMask.isPresent()) {
                return record.failed(photo, "Of its mask " + mask.file() + ": " + unreadableMask.get());
            }
        }
        try {
            return workflows.start(request, event -> happened(photo, event)).join();
        } catch (CompletionException e) {
            return record.failed(photo, words(e.getCause() == null ? e : e.getCause()));
        } catch (RuntimeException e) {
            return record.failed(photo, words(e));
        }
    }

    private void happened(Photo photo, PhotoEvent event) {
        record.happened(photo, event);
        progress.happened(photo.number(), photo.name(), event);
    }

    private Pictures pictures(Photo photo, PhotoResult result) {
        Made made = result.made();
        List<@Nullable Preview> masks = new ArrayList<>();
        made.masks().forEach(mask -> masks.add(previews.of(mask.file())));
        List<@Nullable Preview> after = new ArrayList<>();
        made.outputs().forEach(output -> after.add(previews.of(output.file())));
        return new Pictures(previews.of(photo.file()), masks, previews.ofCutout(made.cutout()), after);
    }

    private static String words(Throwable e) {
        return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
    }
}
