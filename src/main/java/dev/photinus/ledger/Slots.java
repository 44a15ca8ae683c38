package dev.photinus.ledger;

import static dev.photinus.ledger.Item.value;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The schedule of calls to Adobe: each call has a slot of its own, so that quota is kept rather than hit. */
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
     * Takes the next slot: no one else gets it. It may be now, or hours away. Where the quota has no limit, every slot is now,
     * or when Adobe has last said that calls are taken again.
     */
    public Instant reserve(Quota quota) {
        QuotaConfig.Limit limit = quota.limit(config);
        if (limit.requests() <= 0) {
            return later(clock.instant(), table.get(PK, quota.name()));
        }
        Duration interval = limit.period().dividedBy(limit.requests());
        while (true) {
            Instant now = clock.instant();
            Optional<Instant> queued = queue(quota, now, interval);
            if (queued.isPresent()) {
                return queued.get();
            }
            if (begin(quota, now, interval)) {
                return now;
            }
        }
    }

    /** Takes the slot after the last one taken, where that is still to come. */
    private Optional<Instant> queue(Quota quota, Instant now, Duration interval) {
        return table.updateIf(
                        "nextFree > :now",
                        PK,
                        quota.name(),
                        "SET nextFree = nextFree + :interval",
                        Map.of(":now", value(now), ":interval", value(interval.toMillis())))
                .map(item -> item.time("nextFree").minus(interval));
    }

    /** Takes the slot that is now, where nobody waits. */
    private boolean begin(Quota quota, Instant now, Duration interval) {
        return table.updateIf(
                        "attribute_not_exists(nextFree) OR nextFree <= :now",
                        PK,
                        quota.name(),
                        "SET nextFree = :next",
                        Map.of(":now", value(now), ":next", value(now.plus(interval))))
                .isPresent();
    }

    private static Instant later(Instant now, Item item) {
        Instant nextFree = item.has("nextFree") ? item.time("nextFree") : now;
        return nextFree.isAfter(now) ? nextFree : now;
    }

    /** Moves everyone's next slot: Adobe has said that no call is taken before that. */
    public void postpone(Quota quota, Duration wait) {
        Instant until = clock.instant().plus(wait);
        table.updateIf(
                "attribute_not_exists(nextFree) OR nextFree < :until",
                PK,
                quota.name(),
                "SET nextFree = :until",
                Map.of(":until", value(until)));
    }
}
