package dev.photinus.function.input;

import dev.photinus.adobe.Generation;
import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.storage.ImageFacts;
import java.util.ArrayList;
import java.util.List;

/** Describes how a filled picture will differ from its photo in size, shape and type, before anything is spent on it. */
final class ResultNotes {

    /** Share of a side; less is lost in rounding. */
    private static final double NOTICEABLE = 0.015;

    private ResultNotes() {}

    /**
     * Sentences without the photo's name.
     *
     * @param size that Firefly is to fill, in pixels; the legacy generation decides for itself
     * @param mediaType of the result
     */
    static List<String> of(ImageFacts photo, FillRequest.Size size, String mediaType, WorkflowDefaults defaults) {
        List<String> notes = new ArrayList<>();
        double shape = ((double) photo.width() / photo.height()) / ((double) size.width() / size.height());
        double cropped = 1 - Math.min(shape, 1 / shape);
        boolean crops = cropped > NOTICEABLE;
        boolean shrinks = Math.min(photo.width() / (double) size.width(), photo.height() / (double) size.height())
                > 1 + NOTICEABLE;
        if (defaults.fill() == Generation.CURRENT && (crops || shrinks)) {
            notes.add("it is %d × %d pixels, and the result will be %d × %d, one of Firefly's sizes%s"
                    .formatted(
                            photo.width(),
                            photo.height(),
                            size.width(),
                            size.height(),
                            crops
                                    ? ": %.0f %% of its %s will be cropped"
                                            .formatted(100 * cropped, shape > 1 ? "width" : "height")
                                    : ""));
        }
        if (!photo.mediaType().equals(mediaType)) {
            notes.add("it is " + photo.mediaType() + ", and the result will be " + mediaType);
        }
        return notes;
    }
}
