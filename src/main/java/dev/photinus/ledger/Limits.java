package dev.photinus.ledger;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The limits that Adobe sets a group of calls; all of them hold. Those of less than an hour are kept by spreading the calls
 * evenly: a batch that may make four calls a minute makes one every fifteen seconds. A longer one is counted, so that a day's
 * calls may be made in its first hours.
 *
 * @param all empty for no limit; at most one of an hour or more
 */
public record Limits(List<Limit> all) {

    /** No limit. */
    public static final Limits NONE = new Limits(List.of());

    private static final String NO_LIMIT = "none";
    private static final Duration COUNTED = Duration.ofHours(1);
    private static final Pattern LIMIT = Pattern.compile("(\\d{1,9})/(\\d{1,9})(ms|s|m|h|d)");

    /** Calls reach Adobe a little later than they set out, and not all equally late: 1.2 s of a minute's limit are for that. */
    private static final int MARGIN_PERCENT = 2;

    /** @throws IllegalArgumentException if more than one is of an hour or more */
    public Limits {
        all = List.copyOf(all);
        if (all.stream().filter(Limits::isCounted).count() > 1) {
            throw new IllegalArgumentException("At most one limit of an hour or more can be kept");
        }
    }

    /**
     * Reads what settings say.
     *
     * @param text such as {@code 4/60s,9000/1d}, with the units ms, s, m, h and d; {@code none} for no limit
     * @throws IllegalArgumentException if it is neither
     */
    public static Limits parse(String text) {
        return text.strip().equals(NO_LIMIT)
                ? NONE
                : new Limits(Stream.of(text.split(",", -1)).map(Limits::limit).toList());
    }

    private static Limit limit(String text) {
        Matcher matcher = LIMIT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text.strip()
                    + "\" is not a limit: say how many calls in which time, as in 4/60s,9000/1d, or none");
        }
        return new Limit(
                Integer.parseInt(matcher.group(1)),
                Duration.of(Long.parseLong(matcher.group(2)), unit(matcher.group(3))));
    }

    private static ChronoUnit unit(String letters) {
        return switch (letters) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }

    /** Whether there is none. */
    public boolean isNone() {
        return all.isEmpty();
    }

    /** From one call to the next, in whole milliseconds; nothing where only a day's limit or none is set. */
    public Duration interval() {
        return all.stream()
                .filter(limit -> !isCounted(limit))
                .map(Limits::spread)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Duration spread(Limit limit) {
        long hundredths = limit.period().toMillis() * (100 + MARGIN_PERCENT);
        long requests = 100L * limit.requests();
        return Duration.ofMillis((hundredths + requests - 1) / requests);
    }

    /** The limit that has to be counted; none where calls at the {@link #interval()} keep it anyway. */
    public Optional<Limit> counted() {
        return all.stream()
                .filter(Limits::isCounted)
                .filter(limit -> interval().multipliedBy(limit.requests()).compareTo(limit.period()) < 0)
                .findFirst();
    }

    private static boolean isCounted(Limit limit) {
        return limit.period().compareTo(COUNTED) >= 0;
    }
}
