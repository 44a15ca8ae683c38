package dev.photinus.local.cli.report;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One picture on a photo's card, with its caption.
 *
 * @param link leads to the file itself
 * @param without what is said in its place when there is no preview
 * @param frames of objects, over the picture
 */
record CardPicture(
        String caption,
        @Nullable String detail,
        @Nullable Preview preview,
        String alt,
        @Nullable String link,
        String without,
        List<ObjectRow> frames) {

    /** Before, masks, cutout and after, as far as there are any. */
    static List<CardPicture> of(Report.Photo photo, Pictures pictures, List<ObjectRow> objects) {
        List<CardPicture> figures = new ArrayList<>();
        figures.add(new CardPicture(
                photo.listed() ? "Photo" : "Before",
                null,
                pictures.before(),
                photo.name() + " before",
                null,
                "This file has no preview",
                pictures.before() == null ? List.of() : objects));
        for (int i = 0; i < photo.masks().size(); i++) {
            figures.add(mask(photo, photo.masks().get(i), preview(pictures.masks(), i), i));
        }
        if (photo.cutout() != null) {
            figures.add(new CardPicture(
                    "Cutout",
                    "transparent PNG",
                    pictures.cutout(),
                    photo.name() + " cut out",
                    link(photo.cutout()),
                    "This cutout has no preview",
                    List.of()));
        }
        for (int i = 0; i < photo.outputs().size(); i++) {
            Report.Output output = photo.outputs().get(i);
            figures.add(new CardPicture(
                    photo.outputs().size() == 1 ? "After" : "After, variation " + (i + 1),
                    output.seed() == null ? null : "seed " + output.seed(),
                    preview(pictures.after(), i),
                    photo.name() + " after",
                    link(output.output()),
                    "This result has no preview",
                    List.of()));
        }
        return figures;
    }

    private static CardPicture mask(Report.Photo photo, Report.Mask mask, @Nullable Preview preview, int index) {
        String number = photo.masks().size() == 1 ? "" : " " + (index + 1);
        String label = mask.label();
        Double score = mask.score();
        String caption = label == null ? "Mask" + number : "Mask: " + label;
        String detail = score == null ? null : "score " + Figures.score(score);
        if (index < photo.ownMasks().size()) {
            caption = "Your mask" + number;
            detail = fileName(photo.ownMasks().get(index));
        }
        return new CardPicture(
                caption,
                detail,
                preview,
                "The mask of " + (label == null ? photo.name() : label + " on " + photo.name()),
                null,
                "This mask has no preview",
                List.of());
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf(File.separatorChar) + 1);
    }

    private static @Nullable Preview preview(List<@Nullable Preview> previews, int index) {
        return index < previews.size() ? previews.get(index) : null;
    }

    /** A link to a file beside the page, whatever characters its name is made of. */
    private static String link(String file) {
        try {
            return new URI(null, null, "./" + file, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("A relative path is always a URI", e);
        }
    }
}
