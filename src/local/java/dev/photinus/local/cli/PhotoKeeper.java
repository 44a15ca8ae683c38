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
import dev.photinus.local.cli.workflow.PhotoResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what happens to photos and what comes of them: in the output folder, in the record of the run, on the terminal. */
final class PhotoKeeper {

    private final OutputFolder folder;
    private final RunRecord record;
    private final Progress progress;
    private final PreviewMaker previews;

    PhotoKeeper(OutputFolder folder, RunRecord record, Progress progress, PreviewMaker previews) {
        this.folder = folder;
        this.record = record;
        this.progress = progress;
        this.previews = previews;
    }

    void started(Photo photo) {
        record.started(photo);
        progress.started(photo.number(), photo.name());
    }

    void happened(Photo photo, PhotoEvent event) {
        record.happened(photo, event);
        progress.happened(photo.number(), photo.name(), event);
    }

    /** @param ownMasks that were given for the photo */
    void finished(Photo photo, List<OwnMask> ownMasks, PhotoResult ended) {
        PhotoResult result = ended;
        Kept kept = Kept.NOTHING;
        try {
            kept = folder.keep(photo, result.made());
        } catch (IOException e) {
            String reason =
                    "The finished photo could not be written to " + folder.path() + ": " + Unreadable.why(e) + ".";
            result = new PhotoResult.Failed(reason, result.made().withoutOutputs(), result.course());
        }
        Report.Photo entry = PhotoEntry.of(photo.name(), photo.file().toString(), ownMasks, result, kept);
        record.finished(photo, entry, pictures(photo, result));
        progress.finished(photo.number(), entry);
    }

    private Pictures pictures(Photo photo, PhotoResult result) {
        Made made = result.made();
        List<@Nullable Preview> masks = new ArrayList<>();
        made.masks().forEach(mask -> masks.add(previews.of(mask.file())));
        List<@Nullable Preview> after = new ArrayList<>();
        made.outputs().forEach(output -> after.add(previews.of(output.file())));
        return new Pictures(previews.of(photo.file()), masks, previews.ofCutout(made.cutout()), after);
    }
}
