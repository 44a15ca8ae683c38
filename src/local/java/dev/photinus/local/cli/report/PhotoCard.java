package dev.photinus.local.cli.report;

import dev.photinus.local.cli.report.Report.Status;
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
        List<String> warnings,
        List<CardPicture> figures,
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

    record JobRow(String operation, String jobId, String seconds) {}

    static PhotoCard of(String id, Report.Photo photo, Pictures pictures) {
        double adobe = photo.adobeSeconds();
        List<ObjectRow> objects = ObjectRow.of(photo, pictures.before());
        List<CardPicture> figures = CardPicture.of(photo, pictures, objects);
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
                photo.warnings(),
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

    /** As many that no row is left with a single picture, if that can be. */
    private static int columns(int figures) {
        return figures == MOST_COLUMNS || figures > 2 * USUAL_COLUMNS ? MOST_COLUMNS : USUAL_COLUMNS;
    }

    private static String objectsSummary(Report.Photo photo, List<ObjectRow> objects) {
        long removed = objects.stream().filter(ObjectRow::removed).count();
        return Figures.count(objects.size(), "object", "objects")
                + (photo.removed().isEmpty() ? "" : ", " + removed + " of them removed");
    }
}
