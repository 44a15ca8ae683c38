package dev.photinus.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    /** Ten calls, 102 ms apart, take 1 s; and no more than ten a day. */
    private final Timetable tenADay = new Timetable(Limits.parse("10/1s,10/1d"));

    private @Nullable Bookings bookings;
    private Instant now = NOON;

    /** Takes a slot, as a caller does who is alone. */
    private Instant take(Timetable timetable) {
        var begun = timetable.begin(bookings, now);
        if (begun.isPresent()) {
            bookings = begun.get();
            return now;
        }
        Bookings before = Objects.requireNonNull(bookings);
        bookings = timetable.queue(before);
        assertThat(timetable.beforeQueue(bookings)).isEqualTo(before);
        return timetable.next(before);
    }

    private Instant takeLastOf(int calls, Timetable timetable) {
        for (int i = 1; i < calls; i++) {
            take(timetable);
        }
        return take(timetable);
    }

    private static Duration sinceNoon(Instant slot) {
        return Duration.between(NOON, slot);
    }

    @Test
    void givesOneSlotAfterTheOther() {
        Timetable timetable = new Timetable(Limits.parse("4/60s"));

        assertThat(sinceNoon(take(timetable))).isZero();
        assertThat(sinceNoon(take(timetable))).isEqualTo(Duration.ofMillis(15_300));
        assertThat(sinceNoon(take(timetable))).isEqualTo(Duration.ofMillis(30_600));
        now = NOON.plusSeconds(50);
        assertThat(take(timetable)).isEqualTo(now);
        assertThat(take(timetable)).isEqualTo(now.plusMillis(15_300));
    }

    @Test
    void startsTheNextDayWhereThisOneIsUsedUp() {
        assertThat(sinceNoon(takeLastOf(10, tenADay))).isEqualTo(Duration.ofMillis(9 * 102));
        Instant tomorrow = take(tenADay);
        assertThat(sinceNoon(tomorrow)).isBetween(DAY, DAY.plusSeconds(10));
        assertThat(take(tenADay)).isEqualTo(tomorrow.plusMillis(102));
        assertThat(takeLastOf(8, tenADay)).isEqualTo(tomorrow.plusMillis(9 * 102));
        assertThat(sinceNoon(take(tenADay)))
                .isBetween(DAY.multipliedBy(2), DAY.multipliedBy(2).plusSeconds(20));
    }

    @Test
    void doesNotBeginWhileOthersWaitForTomorrow() {
        takeLastOf(10, tenADay);
        now = NOON.plus(Duration.ofHours(3));

        assertThat(sinceNoon(take(tenADay))).isGreaterThanOrEqualTo(DAY);
        assertThat(tenADay.begin(bookings, now)).isEmpty();
    }

    @Test
    void countsADayFromItsFirstCallWhateverThePausesInIt() {
        take(tenADay);
        now = NOON.plus(Duration.ofHours(20));
        takeLastOf(9, tenADay);

        assertThat(sinceNoon(take(tenADay))).isBetween(DAY, DAY.plusSeconds(10));
    }

    @Test
    void beginsADayAnewOnceItIsOver() {
        takeLastOf(6, tenADay);
        now = NOON.plus(DAY).plusSeconds(10);

        assertThat(take(tenADay)).isEqualTo(now);
        assertThat(takeLastOf(9, tenADay)).isEqualTo(now.plusMillis(9 * 102));
        assertThat(take(tenADay)).isAfterOrEqualTo(now.plus(DAY));
    }

    @Test
    void goesOnInADayThatWasBookedAhead() {
        takeLastOf(13, tenADay);
        now = NOON.plus(DAY).plus(Duration.ofHours(1));

        assertThat(take(tenADay)).as("the fourth of the second day").isEqualTo(now);
        assertThat(takeLastOf(6, tenADay)).isEqualTo(now.plusMillis(6 * 102));
        assertThat(sinceNoon(take(tenADay)))
                .isBetween(DAY.multipliedBy(2), DAY.multipliedBy(2).plusSeconds(20));
    }

    @Test
    void neverGivesASlotBeforeWhatWasPutOff() {
        takeLastOf(12, tenADay);
        Bookings before = Objects.requireNonNull(bookings);
        for (Duration until : new Duration[] {Duration.ofHours(5), DAY.plusHours(5), DAY.multipliedBy(3)}) {
            bookings = new Bookings(NOON.plus(until), before.dayBegan(), before.taken());
            Instant last = NOON;
            for (int i = 0; i < 30; i++) {
                Instant slot = take(tenADay);
                assertThat(slot).isAfterOrEqualTo(NOON.plus(until)).isAfter(last);
                last = slot;
            }
        }
    }

    @Test
    void keepsEveryWindowOfItsLimitsWhereManyWait() {
        Timetable masking = new Timetable(Limits.parse("60/60s,9000/1d"));
        Deque<Instant> lastMinute = new ArrayDeque<>();
        Deque<Instant> lastDay = new ArrayDeque<>();
        Instant slot = NOON;
        for (int i = 0; i < 20_000; i++) {
            slot = take(masking);
            keep(lastMinute, slot, Duration.ofMinutes(1), 60);
            keep(lastDay, slot, DAY, 9_000);
        }

        assertThat(sinceNoon(slot)).isLessThan(DAY.multipliedBy(2).plusHours(1));
        assertThat(masking.waitOfLast(20_000)).isEqualTo(sinceNoon(slot));
    }

    private static void keep(Deque<Instant> calls, Instant call, Duration window, int limit) {
        calls.addLast(call);
        while (!calls.getFirst().isAfter(call.minus(window))) {
            calls.removeFirst();
        }
        assertThat(calls.size()).isLessThanOrEqualTo(limit);
    }

    @Test
    void knowsHowLongTheLastOneWaits() {
        Timetable firefly = new Timetable(Limits.parse("4/60s,9000/1d"));

        assertThat(firefly.waitOfLast(1)).isZero();
        assertThat(firefly.waitOfLast(1_000)).isEqualTo(Duration.ofMillis(999 * 15_300));
    }
}
