package dev.photinus.local.cli.report;

import dev.photinus.local.cli.report.Report.Status;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One photo on the page.
 *
 * @param id what a link on the page leads to
 * @param figures before, masks, cutout and after, as far as there are any
 * @param columns how many of them stand side by side where there is room
 * @param listing whether the objects are all that was wanted, and stand where the finished picture would
 * @param looked whether Adobe was asked for objects
 * @param objects what it saw
 */
record PhotoCard(
        String id,
        String name,
        String source,
        Status status,
        String statusText,
        String time,
        @Nullable String reason,
        List<Figure> figures,
        int columns,
        boolean listing,
        boolean looked,
        List<ObjectRow> objects,
        String objectsSummary,
        List<JobRow> jobs,
        Timeline timeline,
        String timelineSummary) {

    private static final int MOST_COLUMNS = 4;
    private static final int USUAL_COLUMNS = 3;

    /**
     * One picture with its caption.
     *
     * @param link leads to the file itself
     * @param frames of objects, over the picture
     */
    record Figure(
            String caption,
            @Nullable String detail,
            @Nullable Preview preview,
            String alt,
            @Nullable String link,
            String without,
            List<ObjectRow> frames) {}

    record JobRow(String operation, String jobId, String seconds) {}

    static PhotoCard of(String id, Report.Photo photo, Pictures pictures) {
        double adobe = adobeSeconds(photo);
        List<ObjectRow> objects = ObjectRow.of(photo, pictures.before());
        List<Figure> figures = figures(photo, pictures, objects);
        return new PhotoCard(
                id,
                photo.name(),
                photo.source(),
                photo.status(),
                switch (photo.status()) {
                    case SUCCEEDED -> "Succeeded";
                    case FAILED -> "Failed";
                    case SKIPPED -> "Skipped";
                },
                Figures.seconds(photo.seconds()),
                photo.reason(),
                figures,
                columns(figures.size()),
                photo.listed(),
                photo.objects() != null,
                objects,
                objectsSummary(photo, objects),
                photo.jobs().stream()
                        .map(job -> new JobRow(
                                job.operation(),
                                job.jobId(),
                                job.seconds() == null ? "not seen to end" : Figures.seconds(job.seconds())))
                        .toList(),
                Timeline.of(photo),
                Figures.count(photo.transitions(), "state transition", "state transitions") + ", "
                        + Figures.seconds(adobe) + " Adobe’s, "
                        + Figures.seconds(Math.max(0, photo.seconds() - adobe)) + " ours");
    }

    /** The sum of the times of a photo's jobs. */
    static double adobeSeconds(Report.Photo photo) {
        return photo.jobs().stream()
                .mapToDouble(job -> job.seconds() == null ? 0 : job.seconds())
                .sum();
    }

    /** As many that no row is left with a single picture, if that can be. */
    private static int columns(int figures) {
        return figures == MOST_COLUMNS || figures > 2 * USUAL_COLUMNS ? MOST_COLUMNS : USUAL_COLUMNS;
    }

    private static String objectsSummary(Report.Photo photo, List<ObjectRow> objects) {
        long removed = objects.stream().filter(ObjectRow::removed).count();
        return Figures.count(objects.size(), "object", "objects")
                + (photo.removed().isEmpty() ? "" : ", " + removed + " of them removed");
    }

    private static List<Figure> figures(Report.Photo photo, Pictures pictures, List<ObjectRow> objects) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
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
            figures.add(new Figure(
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
            figures.add(new Figure(
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

    private static Figure mask(Report.Photo photo, Report.Mask mask, @Nullable Preview preview, int index) {
        String label = mask.label();
        String number = photo.masks().size() == 1 ? "" : " " + (index + 1);
        Double score = mask.score();
        return new Figure(
                !photo.ownMasks().isEmpty() ? "Your mask" + number : label == null ? "Mask" + number : "Mask: " + label,
                score == null ? null : "score " + Figures.score(score),
                preview,
                "The mask of " + (label == null ? photo.name() : label + " on " + photo.name()),
                null,
                "This mask has no preview",
                List.of());
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
