package dev.photinus.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class SlotsTest extends LedgerTest {

    private static final Duration INTERVAL = Duration.ofMillis(15_300);

    private final Slots slots = slots(table);

    private Slots slots(LedgerTable ofTable) {
        return new Slots(ofTable, new Quotas(Limits.parse("4/60s,9000/1d"), Limits.parse("3/1s,3/1d")), clock);
    }

    /** Firefly and remove-background alone have limits. */
    private record Quotas(Limits firefly, Limits removeBackground) implements QuotaConfig {
        @Override
        public Limits masking() {
            return Limits.NONE;
        }

        @Override
        public Limits photoshop() {
            return Limits.NONE;
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
    void putsWhatIsTooMuchForADayOffToTheNext() {
        for (int i = 0; i < 3; i++) {
            assertThat(slots.reserve(Quota.REMOVE_BACKGROUND)).isEqualTo(NOON.plusMillis(340L * i));
        }

        Instant tomorrow = slots.reserve(Quota.REMOVE_BACKGROUND);

        assertThat(tomorrow)
                .isBetween(
                        NOON.plus(Duration.ofDays(1)),
                        NOON.plus(Duration.ofDays(1)).plusSeconds(10));
        assertThat(slots.reserve(Quota.REMOVE_BACKGROUND)).isEqualTo(tomorrow.plusMillis(340));
        clock.advance(Duration.ofDays(1).plusHours(1));
        assertThat(slots.reserve(Quota.REMOVE_BACKGROUND)).isEqualTo(clock.instant());
        assertThat(slots.reserve(Quota.REMOVE_BACKGROUND)).isAfterOrEqualTo(NOON.plus(Duration.ofDays(2)));
    }

    /** Counts the writes that each thread asks DynamoDB for. */
    private static final class Writes implements ExecutionInterceptor {

        private final ThreadLocal<AtomicInteger> mine = ThreadLocal.withInitial(AtomicInteger::new);
        private final AtomicInteger all = new AtomicInteger();

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof UpdateItemRequest) {
                mine.get().incrementAndGet();
                all.incrementAndGet();
            }
        }
    }

    /** What one of many got, and how many writes it took. */
    private record Reservation(Instant slot, int writes) {}

    @Test
    @Timeout(60)
    void givesTwoHundredAtOnceASlotEachForTwoWritesEach() throws Exception {
        int callers = 200;
        Writes writes = new Writes();
        CyclicBarrier start = new CyclicBarrier(callers);
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        List<Reservation> reservations = new ArrayList<>();
        try (DynamoDbClient counted = database.client(writes)) {
            Slots contended = slots(new LedgerTable(counted, new Config(database.table()), clock));
            List<Future<Reservation>> asked = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                asked.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    Instant slot = contended.reserve(Quota.FIREFLY);
                    return new Reservation(slot, writes.mine.get().get());
                }));
            }
            for (Future<Reservation> reservation : asked) {
                reservations.add(reservation.get());
            }
        } finally {
            threads.shutdownNow();
        }

        List<Instant> expected = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            expected.add(NOON.plus(INTERVAL.multipliedBy(i)));
        }
        assertThat(reservations).extracting(Reservation::slot).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(reservations).extracting(Reservation::writes).allMatch(count -> count == 1 || count == 2);
        assertThat(slots.reserve(Quota.FIREFLY)).isEqualTo(NOON.plus(INTERVAL.multipliedBy(callers)));
    }

    @Test
    void takesOneWriteWhereOthersWaitAlready() {
        Writes writes = new Writes();
        try (DynamoDbClient counted = database.client(writes)) {
            Slots behind = slots(new LedgerTable(counted, new Config(database.table()), clock));
            slots.reserve(Quota.FIREFLY);

            behind.reserve(Quota.FIREFLY);

            assertThat(writes.all).hasValue(1);
        }
    }

    @Test
    void putsEveryoneOffWhenAdobeSaysSo() {
        Instant slot = slots.reserve(Quota.FIREFLY);
        slots.postpone(Quota.FIREFLY, Duration.ofMinutes(2));

        assertThat(slots.reserve(Quota.FIREFLY)).isEqualTo(NOON.plus(Duration.ofMinutes(2)));
        assertThat(slots.confirm(Quota.FIREFLY, slot))
                .as("who had a slot before that gets another")
                .isEqualTo(NOON.plus(Duration.ofMinutes(2)).plus(INTERVAL));
    }

    @Test
    void leavesASlotToItsOwnerWhereAdobeSaysNothingElse() {
        slots.reserve(Quota.FIREFLY);
        Instant slot = slots.reserve(Quota.FIREFLY);
        assertThat(slots.confirm(Quota.FIREFLY, slot)).isEqualTo(slot);

        slots.postpone(Quota.FIREFLY, Duration.ofSeconds(10));

        assertThat(slots.confirm(Quota.FIREFLY, slot))
                .as("it is later than that")
                .isEqualTo(slot);
    }

    @Test
    void leavesALateSlotToItsOwnerOnceAdobeTakesCallsAgain() {
        Instant slot = slots.reserve(Quota.FIREFLY);
        slots.postpone(Quota.FIREFLY, Duration.ofSeconds(10));
        clock.advance(Duration.ofSeconds(11));

        assertThat(slots.confirm(Quota.FIREFLY, slot)).isEqualTo(slot);
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
