package dev.photinus.local.cli.plan;

import dev.photinus.ledger.Limit;
import dev.photinus.ledger.Limits;
import dev.photinus.local.cli.report.Figures;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Limits as people read them: {@code 4 in 60 s}. */
final class LimitText {

    private static final Duration DAY = Duration.ofDays(1);

    private LimitText() {}

    static List<String> of(Limits limits) {
        return limits.all().stream().map(LimitText::of).toList();
    }

    /** The one of them that so many calls run into first. */
    static String binding(Limits limits, long calls) {
        return limits.counted()
                .filter(limit -> calls > limit.requests())
                .or(() -> limits.all().stream().max(Comparator.comparingDouble(LimitText::pace)))
                .map(LimitText::of)
                .orElse("");
    }

    private static double pace(Limit limit) {
        return (double) limit.period().toMillis() / limit.requests();
    }

    private static String of(Limit limit) {
        String period = limit.period().equals(DAY)
                ? " a day"
                : " in "
                        + (limit.period().toMillis() % 1000 == 0
                                ? limit.period().toSeconds() + " s"
                                : limit.period().toMillis() + " ms");
        return Figures.number(limit.requests()) + period;
    }
}
