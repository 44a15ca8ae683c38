package dev.photinus.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of slots, for the limits of one quota. A slot is taken in one of two ways: {@linkplain #begin now}, by whoever
 * finds that nobody waits, or {@linkplain #queue behind the others}, which always works and adds the same to the bookings
 * whatever they are. So many callers at once need no second try, and the bookings that each of them found say which slot is his.
 *
 * <p>A day, or whatever period is counted, begins with its first call. Calls that are too many for it go to the days after it, in
 * order.
 */
public final class Timetable {

    /** The first call of a day may reach Adobe later than the first of the next. */
    private static final Duration LATENESS = Duration.ofSeconds(5);

    private final Duration interval;
    private final Optional<Limit> counted;

    public Timetable(Limits limits) {
        interval = limits.interval();
        counted = limits.counted();
    }

    /** From one slot to the next of a day. */
    public Duration interval() {
        return interval;
    }

    /** The slot that the next one gets. */
    public Instant next(Bookings bookings) {
        if (dayOf(bookings) == 0) {
            return bookings.nextFree();
        }
        return beginningOfDay(bookings).plus(interval.multipliedBy(takenThatDay(bookings)));
    }

    /**
     * The bookings once somebody has taken the slot that is now.
     *
     * @param bookings null where there is none yet
     * @return empty where somebody waits
     */
    public Optional<Bookings> begin(@Nullable Bookings bookings, Instant now) {
        if (bookings == null) {
            return Optional.of(firstOfDay(now));
        }
        if (next(bookings).isAfter(now)) {
            return Optional.empty();
        }
        long taken = takenThatDay(bookings);
        Instant began = beginningOfDay(bookings);
        boolean goesOn = counted.isPresent() && taken > 0 && now.isBefore(began.plus(day()));
        return Optional.of(goesOn ? new Bookings(now.plus(interval), began, taken + 1) : firstOfDay(now));
    }

    private Bookings firstOfDay(Instant now) {
        return new Bookings(now.plus(interval), now, 1);
    }

    /** The bookings once somebody has taken the {@linkplain #next next} slot. */
    public Bookings queue(Bookings bookings) {
        return new Bookings(bookings.nextFree().plus(interval), bookings.dayBegan(), bookings.taken() + 1);
    }

    /** What the bookings were before somebody {@linkplain #queue queued}. */
    public Bookings beforeQueue(Bookings bookings) {
        return new Bookings(bookings.nextFree().minus(interval), bookings.dayBegan(), bookings.taken() - 1);
    }

    /**
     * How long the last of so many callers waits who ask all at once where nobody waits.
     *
     * @param callers at least 1
     */
    public Duration waitOfLast(long callers) {
        Instant start = Instant.EPOCH;
        return Duration.between(
                start, next(new Bookings(start.plus(interval.multipliedBy(callers - 1)), start, callers - 1)));
    }

    /** 0 for the day that the bookings began with. */
    private long dayOf(Bookings bookings) {
        return counted.map(limit -> bookings.taken() / limit.requests()).orElse(0L);
    }

    /** How many slots are taken on the day that the next one belongs to. */
    private long takenThatDay(Bookings bookings) {
        return counted.map(limit -> bookings.taken() % limit.requests()).orElse(bookings.taken());
    }

    /** When the day begins that the next slot belongs to. The days after the first are used from their beginning on. */
    private Instant beginningOfDay(Bookings bookings) {
        long day = dayOf(bookings);
        if (day == 0) {
            return bookings.dayBegan();
        }
        long tooMany = bookings.taken() - counted.orElseThrow().requests();
        Instant spreadOnly = bookings.nextFree().minus(interval.multipliedBy(tooMany));
        Instant nextDay = bookings.dayBegan().plus(day());
        Instant first = nextDay.isAfter(spreadOnly) ? nextDay : spreadOnly;
        return first.plus(day().multipliedBy(day - 1));
    }

    private Duration day() {
        return counted.orElseThrow().period().plus(LATENESS);
    }
}
