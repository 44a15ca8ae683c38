package dev.photinus.ledger;

import static dev.photinus.ledger.Item.value;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The schedule of calls to Adobe: each call has a slot of its own, so that quota is kept rather than hit. A slot whose owner
 * never comes is lost; giving it to somebody else would need to know who has gone.
 */
@ApplicationScoped
public class Slots {

    private static final String PK = "slots";

    private final LedgerTable table;
    private final QuotaConfig config;
    private final Clock clock;

    Slots(LedgerTable table, QuotaConfig config, Clock clock) {
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes the next slot: no one else gets it. It may be now, or days away. One or two writes, however many ask at once. Where the
     * quota has no limit, every slot is now, or when Adobe has last said that calls are taken again.
     */
    public Instant reserve(Quota quota) {
        return reserve(quota, read(quota));
    }

    /**
     * The same, for who has just read how the schedule stands.
     *
     * @param seen whatever it says, nobody else gets the slot: what has been taken since is found when it is written
     */
    public Instant reserve(Quota quota, Schedule seen) {
        Limits limits = quota.limits(config);
        Instant now = now();
        if (limits.isNone()) {
            return later(now, closedUntil(seen.item()));
        }
        Timetable timetable = new Timetable(limits);
        Optional<Bookings> begun = timetable.begin(bookings(seen.item()), now);
        return begun.isPresent() && begin(quota, seen.item(), begun.get()) ? now : queue(quota, timetable);
    }

    /** How a quota's schedule stood when it was read. */
    public static final class Schedule {

        private final Item item;

        Schedule(Item item) {
            this.item = item;
        }

        private Item item() {
            return item;
        }
    }

    static LedgerTable.Key key(Quota quota) {
        return new LedgerTable.Key(PK, quota.name());
    }

    private Schedule read(Quota quota) {
        return new Schedule(table.get(PK, quota.name()));
    }

    /** Takes the slot that is now, unless somebody else has taken one since the item was read. */
    private boolean begin(Quota quota, Item seen, Bookings begun) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":nextFree", value(begun.nextFree()));
        values.put(":dayBegan", value(begun.dayBegan()));
        values.put(":taken", value(begun.taken()));
        String condition = "attribute_not_exists(nextFree)";
        if (seen.has("nextFree")) {
            values.put(":seenFree", value(seen.time("nextFree")));
            values.put(":seenTaken", value(taken(seen)));
            condition = "nextFree = :seenFree AND (taken = :seenTaken OR attribute_not_exists(taken))";
        }
        return table.updateIf(
                condition, PK, quota.name(), "SET nextFree = :nextFree, dayBegan = :dayBegan, taken = :taken", values);
    }

    /** Takes the slot behind all others: it is there, since whoever begins or puts off leaves one. */
    private Instant queue(Quota quota, Timetable timetable) {
        Item item = table.change(
                PK,
                quota.name(),
                "SET nextFree = nextFree + :interval, taken = if_not_exists(taken, :none) + :one,"
                        + " dayBegan = if_not_exists(dayBegan, nextFree)",
                Map.of(
                        ":interval", value(timetable.interval().toMillis()),
                        ":none", value(0),
                        ":one", value(1)));
        return timetable.next(timetable.beforeQueue(bookingsOf(item)));
    }

    /**
     * The slot, if it still holds: another one, further behind, where Adobe has said since that no call is taken so early.
     *
     * @param slot that was reserved
     */
    public Instant confirm(Quota quota, Instant slot) {
        return confirm(quota, slot, read(quota));
    }

    /** The same, for who has just read how the schedule stands. */
    public Instant confirm(Quota quota, Instant slot, Schedule seen) {
        return closedUntil(seen.item()).isAfter(later(slot, now())) ? reserve(quota, seen) : slot;
    }

    /** Moves everyone's next slot: Adobe has said that no call is taken before that. */
    public void postpone(Quota quota, Duration wait) {
        Map<String, AttributeValue> until = Map.of(":until", value(now().plus(wait)));
        table.updateIf(
                "attribute_not_exists(closedUntil) OR closedUntil < :until",
                PK,
                quota.name(),
                "SET closedUntil = :until",
                until);
        table.updateIf(
                "attribute_not_exists(nextFree) OR nextFree < :until",
                PK,
                quota.name(),
                "SET nextFree = :until",
                until);
    }

    private static @Nullable Bookings bookings(Item item) {
        return item.has("nextFree") ? bookingsOf(item) : null;
    }

    private static Bookings bookingsOf(Item item) {
        Instant nextFree = item.time("nextFree");
        return new Bookings(nextFree, item.has("dayBegan") ? item.time("dayBegan") : nextFree, taken(item));
    }

    private static long taken(Item item) {
        return item.has("taken") ? item.number("taken") : 0;
    }

    private static Instant closedUntil(Item item) {
        return item.has("closedUntil") ? item.time("closedUntil") : Instant.EPOCH;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** As exact as the table keeps times. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
