package dev.photinus.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What holds of every quota, whoever asks when. */
class SlotProperties {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** Up to two limits of less than an hour, and perhaps one of more, that Adobe might set. */
    @Provide
    Arbitrary<Limits> quotas() {
        Arbitrary<Limit> spread =
                limits(Arbitraries.longs().between(1, 3_599_999).map(Duration::ofMillis), 1_000);
        Arbitrary<Limit> counted = limits(Arbitraries.longs().between(1, 48).map(Duration::ofHours), 500);
        return Combinators.combine(
                        spread.list().ofMinSize(1).ofMaxSize(2), counted.list().ofMaxSize(1))
                .as((some, one) -> {
                    List<Limit> all = new ArrayList<>(some);
                    all.addAll(one);
                    return new Limits(all);
                });
    }

    private static Arbitrary<Limit> limits(Arbitrary<Duration> periods, int most) {
        return Combinators.combine(Arbitraries.integers().between(1, most), periods)
                .as(Limit::new);
    }

    /** Pauses between one caller and the next, in seconds: bunches of callers, and hours without any. */
    @Provide
    Arbitrary<List<Integer>> pauses() {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.just(0)),
                        Tuple.of(3, Arbitraries.integers().between(1, 120)),
                        Tuple.of(1, Arbitraries.integers().between(1, 100_000)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(300);
    }

    private static List<Instant> slots(Limits limits, List<Integer> pauses) {
        Timetable timetable = new Timetable(limits);
        List<Instant> slots = new ArrayList<>();
        @Nullable Bookings bookings = null;
        Instant now = NOON;
        for (int pause : pauses) {
            now = now.plusSeconds(pause);
            var begun = timetable.begin(bookings, now);
            Instant slot = now;
            if (begun.isPresent()) {
                bookings = begun.get();
            } else {
                Bookings before = Objects.requireNonNull(bookings, "where nobody has called, nobody waits");
                slot = timetable.next(before);
                bookings = timetable.queue(before);
            }
            assertThat(slot).as("a slot is not over before it is given").isAfterOrEqualTo(now);
            slots.add(slot);
        }
        return slots;
    }

    @Property
    void noPeriodHasMoreSlotsThanItsLimit(@ForAll("quotas") Limits limits, @ForAll("pauses") List<Integer> pauses) {
        List<Instant> slots = slots(limits, pauses);

        assertThat(slots).isSorted();
        for (Limit limit : limits.all()) {
            // a day that began idly may end busily, just before a busy one: so much is known, and said in
            // docs/decisions.md
            int most = limit.period().compareTo(Duration.ofHours(1)) < 0 ? limit.requests() : 2 * limit.requests();
            for (int i = most; i < slots.size(); i++) {
                assertThat(Duration.between(slots.get(i - most), slots.get(i)))
                        .as("from slot %d to slot %d, under %s", i - most, i, limit)
                        .isGreaterThanOrEqualTo(limit.period());
            }
        }
    }

    @Property
    void ofManyWhoAskAtOnceNoPeriodHasMoreThanItsLimitAndTheLastWaitsAsLongAsIsTold(
            @ForAll("quotas") Limits limits, @ForAll @IntRange(min = 1, max = 1_500) int callers) {
        List<Instant> slots = slots(limits, Collections.nCopies(callers, 0));

        for (Limit limit : limits.all()) {
            for (int i = limit.requests(); i < slots.size(); i++) {
                assertThat(Duration.between(slots.get(i - limit.requests()), slots.get(i)))
                        .as("up to slot %d, under %s", i, limit)
                        .isGreaterThanOrEqualTo(limit.period());
            }
        }
        assertThat(new Timetable(limits).waitOfLast(callers)).isEqualTo(Duration.between(NOON, slots.get(callers - 1)));
    }

    @Property
    void whoeverQueuesCanTellWhatWasBefore(
            @ForAll("quotas") Limits limits,
            @ForAll @IntRange(max = 100_000) int taken,
            @ForAll @IntRange(max = 100_000) int seconds) {
        Timetable timetable = new Timetable(limits);
        Bookings bookings = new Bookings(NOON.plusSeconds(seconds), NOON, taken);

        assertThat(timetable.beforeQueue(timetable.queue(bookings))).isEqualTo(bookings);
        assertThat(timetable.next(timetable.queue(bookings))).isAfterOrEqualTo(timetable.next(bookings));
    }

    @Property
    void whatASettingSaysIsWhatHolds(@ForAll("quotas") Limits limits) {
        String text = limits.all().stream()
                .map(limit -> limit.requests() + "/" + limit.period().toMillis() + "ms")
                .collect(Collectors.joining(", "));

        assertThat(Limits.parse(text)).isEqualTo(limits);
    }

    /** Nothing but what it says: a misprint must not become another quota. */
    @Property
    void anythingElseIsRefusedAndNothingElseHappens(@ForAll @Size(max = 6) List<@From("tokens") String> tokens) {
        String text = String.join("", tokens);
        Assume.that(!text.matches("\\s*none\\s*"));
        boolean wellFormed =
                text.matches("(\\s*[0-9]*[1-9][0-9]*/[0-9]*[1-9][0-9]*(ms|s|m|h|d)\\s*,?)+") && !text.endsWith(",");

        if (!wellFormed) {
            assertThatThrownBy(() -> Limits.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.of("4", "/", "60", "s", "ms", "d", ",", " ", "0", "-1", "none", "9000", "1", "w", "٣", "\n");
    }
}
