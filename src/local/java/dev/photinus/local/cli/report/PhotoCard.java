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
 * @param figures before, mask and after, as far as there are any
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
        List<JobRow> jobs,
        Timeline timeline,
        String timelineSummary) {

    /** One picture with its caption; {@code link} leads to the file itself. */
    record Figure(
            String caption,
            @Nullable String detail,
            @Nullable Preview preview,
            String alt,
            @Nullable String link,
            String without) {}

    record JobRow(String operation, String jobId, String seconds) {}

    static PhotoCard of(String id, Report.Photo photo, Pictures pictures) {
        double adobe = adobeSeconds(photo);
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
                figures(photo, pictures),
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

    private static List<Figure> figures(Report.Photo photo, Pictures pictures) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "Before", null, pictures.before(), photo.name() + " before", null, "This file has no preview"));
        if (pictures.mask() != null || photo.status() == Status.SUCCEEDED) {
            figures.add(new Figure(
                    "Mask",
                    null,
                    pictures.mask(),
                    "The mask of " + photo.name(),
                    null,
                    "This photo’s mask has no preview"));
        }
        for (int i = 0; i < photo.outputs().size(); i++) {
            Report.Output output = photo.outputs().get(i);
            figures.add(new Figure(
                    photo.outputs().size() == 1 ? "After" : "After, variation " + (i + 1),
                    output.seed() == null ? null : "seed " + output.seed(),
                    i < pictures.after().size() ? pictures.after().get(i) : null,
                    photo.name() + " after",
                    link(output.output()),
                    "This result has no preview"));
        }
        return figures;
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
