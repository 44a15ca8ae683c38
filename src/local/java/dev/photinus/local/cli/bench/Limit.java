package dev.photinus.local.cli.bench;

import java.util.Locale;

/**
 * A figure beside what it may be.
 *
 * @param what it is of
 * @param figure that was measured; NaN where it was not
 * @param limit at most, or at least where {@code atLeast}
 * @param unit with the space before it, or a sign such as {@code ×}
 * @param obstacle what stands in the way by measurement, in a sentence; told where the limit is not kept
 */
record Limit(String what, double figure, double limit, boolean atLeast, String unit, String obstacle) {

    static Limit atMost(String what, double figure, double limit, String unit, String obstacle) {
        return new Limit(what, figure, limit, false, unit, obstacle);
    }

    static Limit atLeast(String what, double figure, double limit, String unit, String obstacle) {
        return new Limit(what, figure, limit, true, unit, obstacle);
    }

    boolean isMeasured() {
        return !Double.isNaN(figure);
    }

    boolean isKept() {
        return isMeasured() && (atLeast ? figure >= limit : figure <= limit);
    }

    /** The figure with its unit. */
    String figureText() {
        return isMeasured() ? number(figure) + unit : "–";
    }

    /** The limit with its unit. */
    String limitText() {
        String plain = limit == Math.rint(limit)
                ? String.format(Locale.ROOT, "%.0f", limit)
                : String.format(Locale.ROOT, "%.1f", limit);
        return (atLeast ? "≥ " : "≤ ") + plain + unit;
    }

    /** How it ended: {@code kept}, {@code not kept} or {@code not measured}. */
    String verdict() {
        return isMeasured() ? (isKept() ? "kept" : "not kept") : "not measured";
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.2f" : "%.1f", number);
    }
}
