package dev.photinus.local.cli.report;

import dev.photinus.local.cli.workflow.FoundObject;
import java.util.Locale;

/** Figures as people read them, the same in the terminal and on the page. */
public final class Figures {

    private static final int MINUTE_AND_A_HALF = 90;
    private static final int HOUR_AND_A_HALF = 5400;
    private static final int TWO_DAYS = 172_800;
    private static final int MOST_DIGITS = 7;

    private Figures() {}

    /** {@code 0 s}, {@code 0.35 s}, {@code 5.3 s}, {@code 2 min 05 s}. */
    public static String seconds(double seconds) {
        if (seconds < 0.005) {
            return "0 s";
        }
        if (seconds >= 60) {
            long whole = Math.round(seconds);
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, seconds < 0.9995 ? "%.2f s" : "%.1f s", seconds);
    }

    /** {@code 0 s}, {@code 45 s}, {@code 25 min}, {@code 5.1 hours}, {@code 3.2 days}: as exact as a plan can be. */
    public static String span(double seconds) {
        if (seconds < MINUTE_AND_A_HALF) {
            return Math.round(seconds) + " s";
        }
        if (seconds < HOUR_AND_A_HALF) {
            return Math.round(seconds / 60) + " min";
        }
        return seconds < TWO_DAYS
                ? String.format(Locale.ROOT, "%.1f hours", seconds / 3600)
                : String.format(Locale.ROOT, "%.1f days", seconds / 86_400);
    }

    /** {@code $12.34}, {@code $0.412}, and of less than a cent two digits that say something: {@code $0.00041}. */
    public static String dollars(double dollars) {
        if (dollars >= 1) {
            return String.format(Locale.ROOT, "$%,.2f", dollars);
        }
        if (dollars >= 0.01 || dollars <= 0) {
            return String.format(Locale.ROOT, "$%.3f", dollars);
        }
        int digits = 1 - (int) Math.floor(Math.log10(dollars));
        return String.format(Locale.ROOT, "$%." + Math.min(digits, MOST_DIGITS) + "f", dollars);
    }

    /** {@code 12,000}. */
    public static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 photo}, {@code 4 photos}. */
    public static String count(int number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** How sure Adobe is: {@code 0.97}. */
    public static String score(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }

    /** A box in whole pixels: {@code 812, 640, 220 × 180} is 220 wide and 180 high, and its corner is at 812, 640. */
    public static String box(FoundObject.BoundingBox box) {
        return String.format(Locale.ROOT, "%.0f, %.0f, %.0f × %.0f", box.x(), box.y(), box.width(), box.height());
    }

    /** A mark on a scale: {@code 0}, {@code 0.5}, {@code 20 s}, {@code 3 min}. */
    static String scale(double seconds) {
        if (seconds == 0) {
            return "0";
        }
        if (seconds >= 60 && seconds % 60 == 0) {
            return Math.round(seconds / 60) + " min";
        }
        return (seconds == Math.rint(seconds)
                        ? String.valueOf(Math.round(seconds))
                        : String.format(Locale.ROOT, "%.1f", seconds))
                + " s";
    }

    /** A share of 1 as CSS wants it. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f%%", share * 100);
    }
}
