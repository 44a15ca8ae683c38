package dev.photinus.local.cli.bench;

import dev.photinus.local.cli.report.Figures;
import dev.photinus.local.cli.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** What {@code photinus bench} prints: each figure beside the limit that it is to keep. */
public final class BenchTable {

    private static final double MOST_WHOLE_RUN = 15;
    private static final double MOST_SHARE = 1.15;
    private static final double MOST_MORE = 0.5;
    private static final int MOST_TRANSITIONS = 14;
    private static final double MEGABYTE = 1e6;

    private final StringBuilder text = new StringBuilder();

    /**
     * A whole run, as somebody waits for it.
     *
     * @param startSeconds from the start of the process until the first photo could start
     */
    public BenchTable run(double startSeconds, Report report) {
        double whole = startSeconds + report.totals().seconds();
        heading("A run of " + Figures.count(report.totals().photos(), "photo", "photos") + ", "
                + report.settings().concurrency() + " at once");
        row("start-up", Figures.seconds(startSeconds), "");
        row("photos and their previews", Figures.seconds(report.totals().seconds()), "");
        row("together", Figures.seconds(whole), limit(whole, MOST_WHOLE_RUN, Figures.seconds(MOST_WHOLE_RUN)));
        return this;
    }

    /** The same photo several times, alone, with everything warm. */
    public BenchTable warm(List<Report.Photo> photos) {
        Statistics pipeline = pipeline(photos);
        Statistics jobs = Statistics.of(photos.stream().mapToDouble(Report.Photo::adobeSeconds));
        Statistics over = Statistics.of(
                photos.stream().mapToDouble(photo -> photo.seconds() - MOST_SHARE * photo.adobeSeconds()));
        Statistics transitions = Statistics.of(photos.stream().mapToDouble(Report.Photo::transitions));
        heading("A warm photo, alone, " + Figures.count(photos.size(), "time", "times") + " (median, 95th percentile)");
        row("pipeline", both(pipeline), "");
        row("its jobs at Adobe's", both(jobs), "");
        row("pipeline less 1.15 × its jobs", both(over), limit(over.p95(), MOST_MORE, Figures.seconds(MOST_MORE)));
        row(
                "state transitions",
                String.format(Locale.ROOT, "%.0f, %.0f", transitions.median(), transitions.p95()),
                limit(transitions.p95(), MOST_TRANSITIONS, String.valueOf(MOST_TRANSITIONS)));
        return this;
    }

    /** A small file and a large one of the same width and height, each several times, alone. */
    public BenchTable sizes(Sized small, Sized large) {
        heading("The size of the file (median, 95th percentile)");
        row("pipeline, " + small.label(), both(pipeline(small.photos())), "");
        row("pipeline, " + large.label(), both(pipeline(large.photos())), "");
        for (String function : new TreeSet<>(large.peakMemory().keySet())) {
            row(
                    "memory of " + function,
                    megabytes(small.peakMemory().getOrDefault(function, 0L)) + " then "
                            + megabytes(large.peakMemory().getOrDefault(function, 0L)),
                    "");
        }
        return this;
    }

    /**
     * The runs of a file of one size.
     *
     * @param bytes of the file
     * @param peakMemory in bytes by function, after its runs
     */
    public record Sized(long bytes, List<Report.Photo> photos, Map<String, Long> peakMemory) {

        String label() {
            return bytes < MEGABYTE
                    ? String.format(Locale.ROOT, "%,d KB", Math.round(bytes / 1e3))
                    : String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void heading(String heading) {
        text.append('\n').append(heading).append('\n');
    }

    private void row(String label, String figure, String limit) {
        text.append(String.format(Locale.ROOT, "  %-32s %-20s %s", label, figure, limit)
                        .stripTrailing())
                .append('\n');
    }

    private static String limit(double figure, double most, String words) {
        return (figure <= most ? "✓" : "✗") + " at most " + words;
    }

    private static Statistics pipeline(List<Report.Photo> photos) {
        return Statistics.of(photos.stream().mapToDouble(Report.Photo::seconds));
    }

    private static String both(Statistics statistics) {
        return Figures.seconds(statistics.median()) + ", " + Figures.seconds(statistics.p95());
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE);
    }
}
