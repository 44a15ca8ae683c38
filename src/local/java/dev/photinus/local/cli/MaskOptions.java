package dev.photinus.local.cli;

import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.Wish.Selects;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Masks of one's own, in the place of those that Adobe would make. */
final class MaskOptions {

    @Option(
            names = "--mask",
            paramLabel = "FILE_OR_FOLDER",
            description = {
                "Your own mask: a file for a single photo, or a folder in which each photo's mask has its"
                        + " name, such as ada.png for ada.jpg.",
                "inpaint takes what is white on it away. There the option can be given several times, and in a folder"
                        + " room.jpg can have room-lamp.png and room-cat.png."
            })
    private List<Path> masks = List.of();

    @Option(
            names = "--mask-selects",
            paramLabel = "SIDE",
            description =
                    "What is white on the masks: subject or background (headshot, with --mask; default:" + " subject).")
    private @Nullable Selects selects;

    boolean given() {
        return !masks.isEmpty();
    }

    /** What is white on the masks. */
    Selects selects() {
        return selects == null ? Selects.SUBJECT : selects;
    }

    /**
     * For each photo its mask; none where the option was not given.
     *
     * @throws UsageException when it was given in a way that leaves a photo without one, or with several
     */
    Map<Photo, OwnMask> one(List<Photo> photos) {
        if (masks.isEmpty()) {
            if (selects != null) {
                throw new UsageException("--mask-selects is about your own masks: it goes with --mask.");
            }
            return Map.of();
        }
        if (masks.size() > 1) {
            throw new UsageException(
                    "--mask is given once for headshot: a file for a single photo, or a folder for" + " several.");
        }
        return OwnMasks.one(masks.get(0), photos);
    }

    /**
     * For each photo its masks.
     *
     * @throws UsageException when a photo is left without any
     */
    Map<Photo, List<OwnMask>> several(List<Photo> photos) {
        return OwnMasks.several(masks, photos);
    }
}
