package dev.photinus.local.cli;

import dev.photinus.local.cli.workflow.BatchListener;
import dev.photinus.local.cli.workflow.PhotoEvent;
import dev.photinus.local.cli.workflow.PhotoResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears how a batch goes, and has it kept for each of its photos. */
record BatchCourse(BatchPhotos photos, PhotoKeeper keeper) implements BatchListener {

    @Override
    public void started(long number) {
        Photo photo = photos.numbered(number);
        if (photo != null) {
            keeper.started(photo);
        }
    }

    @Override
    public void happened(long number, PhotoEvent event) {
        Photo photo = photos.numbered(number);
        if (photo != null) {
            keeper.happened(photo, event);
        }
    }

    @Override
    public void finished(long number, PhotoResult result) {
        @Nullable Photo photo = photos.numbered(number);
        if (photo != null) {
            keeper.finished(photo, List.of(), told(number, result));
        }
    }

    /** What could not be read here is not in the bucket, and of that the workflow tells in its own words. */
    private PhotoResult told(long number, PhotoResult result) {
        return photos.problem(number)
                .<PhotoResult>map(problem -> result instanceof PhotoResult.Failed
                        ? new PhotoResult.Failed(problem, result.made(), result.course())
                        : result)
                .orElse(result);
    }
}
