package dev.photinus.local.cli.progress;

import dev.photinus.local.cli.report.Figures;
import dev.photinus.local.cli.report.Report;
import org.jspecify.annotations.Nullable;

/** What a line of progress says of a photo that is through. */
final class ResultText {

    private ResultText() {}

    static String of(Report.Photo photo, boolean colour) {
        String time = " in " + Figures.seconds(photo.seconds());
        return switch (photo.status()) {
            case SUCCEEDED -> Paint.GOOD.on(colour, "succeeded") + time;
            case SKIPPED -> "skipped" + time + because(photo.reason());
            case FAILED -> Paint.BAD.on(colour, "failed") + time + because(photo.reason());
        };
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : ": " + Paint.printable(reason);
    }
}
