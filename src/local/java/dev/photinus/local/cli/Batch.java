package dev.photinus.local.cli;

import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.PhotoRequest;
import dev.photinus.local.cli.workflow.PhotoResult;
import dev.photinus.local.cli.workflow.Workflows;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Brings photos through a workflow, several at once. Whatever is wrong with one of them, the others go on. */
final class Batch {

    private final Workflows workflows;
    private final Function<Photo, PhotoRequest> requests;
    private final RunRecord record;
    private final PhotoKeeper keeper;

    Batch(Workflows workflows, Function<Photo, PhotoRequest> requests, RunRecord record, PhotoKeeper keeper) {
        this.workflows = workflows;
        this.requests = requests;
        this.record = record;
        this.keeper = keeper;
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
        keeper.started(photo);
        PhotoRequest request = requests.apply(photo);
        keeper.finished(photo, request.wish().masks(), result(photo, request));
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
            return workflows
                    .start(request, event -> keeper.happened(photo, event))
                    .join();
        } catch (CompletionException e) {
            return record.failed(photo, words(e.getCause() == null ? e : e.getCause()));
        } catch (RuntimeException e) {
            return record.failed(photo, words(e));
        }
    }

    private static String words(Throwable e) {
        return e.getMessage() == null ? e.getClass().getName() : e.getMessage();
    }
}
