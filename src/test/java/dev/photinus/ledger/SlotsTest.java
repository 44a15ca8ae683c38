package dev.photinus.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SlotsTest extends LedgerTest {

    private static final Duration INTERVAL = Duration.ofSeconds(15);

    private final Slots slots = new Slots(table, new FourAMinute(), clock);

    /** Firefly alone has a limit. */
    private record FourAMinute() implements QuotaConfig {
        private record Requests(int requests) implements Limit {
            @Override
            public Duration period() {
                return Duration.ofMinutes(1);
            }
        }

        @Override
        public Limit firefly() {
            return new Requests(4);
        }

        @Override
        public Limit removeBackground() {
            return new Requests(0);
        }

        @Override
        public Limit masking() {
            return new Requests(0);
        }

        @Override
        public Limit photoshop() {
            return new Requests(0);
        }
    }

    @Test
    void beginsNowAndGoesOnEvenly() {
        assertThat(slots.reserve(Quota.FIREFLY)).isEqualTo(NOON);
        assertThat(slots.reserve(Quota.FIREFLY)).isEqualTo(NOON.plus(INTERVAL));
        assertThat(slots.reserve(Quota.FIREFLY)).isEqualTo(NOON.plus(INTERVAL.multipliedBy(2)));
    }

    @Test
    void savesUpNoSlotsWhileNobodyCalls() {
        slots.reserve(Quota.FIREFLY);
        clock.advance(Duration.ofHours(1));

        assertThat(slots.reserve(Quota.FIREFLY)).isEqualTo(clock.instant());
        assertThat(slots.reserve(Quota.FIREFLY)).isEqualTo(clock.instant().plus(INTERVAL));
    }

    @Test
    void givesNoSlotTwiceHoweverManyAskAtOnce() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Future<Instant>> asked = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            asked.add(callers.submit(() -> slots.reserve(Quota.FIREFLY)));
        }
        List<Instant> given = new ArrayList<>();
        for (Future<Instant> slot : asked) {
            given.add(slot.get());
        }
        callers.shutdown();

        List<Instant> expected = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            expected.add(NOON.plus(INTERVAL.multipliedBy(i)));
        }
        assertThat(given).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void putsEveryoneOffWhenAdobeSaysSo() {
        slots.postpone(Quota.FIREFLY, Duration.ofMinutes(2));

        assertThat(slots.reserve(Quota.FIREFLY)).isEqualTo(NOON.plus(Duration.ofMinutes(2)));
        assertThat(slots.reserve(Quota.FIREFLY))
                .isEqualTo(NOON.plus(Duration.ofMinutes(2)).plus(INTERVAL));
    }

    @Test
    void pullsNobodysSlotForward() {
        slots.postpone(Quota.FIREFLY, Duration.ofMinutes(2));
        slots.postpone(Quota.FIREFLY, Duration.ofSeconds(1));

        assertThat(slots.reserve(Quota.FIREFLY)).isEqualTo(NOON.plus(Duration.ofMinutes(2)));
    }

    @Test
    void knowsNoWaitWithoutLimitExceptWhenAdobeSaysSo() {
        assertThat(slots.reserve(Quota.PHOTOSHOP)).isEqualTo(NOON);
        assertThat(slots.reserve(Quota.PHOTOSHOP)).isEqualTo(NOON);

        slots.postpone(Quota.PHOTOSHOP, Duration.ofSeconds(3));
        assertThat(slots.reserve(Quota.PHOTOSHOP)).isEqualTo(NOON.plusSeconds(3));
        assertThat(slots.reserve(Quota.PHOTOSHOP)).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void keepsQuotasApart() {
        slots.postpone(Quota.PHOTOSHOP, Duration.ofHours(1));

        assertThat(slots.reserve(Quota.FIREFLY)).isEqualTo(NOON);
        assertThat(slots.reserve(Quota.REMOVE_BACKGROUND)).isEqualTo(NOON);
    }
}
