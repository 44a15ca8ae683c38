package dev.photinus.local.cli.plan;

import dev.photinus.ledger.Bookings;
import dev.photinus.ledger.Limits;
import dev.photinus.ledger.Quota;
import dev.photinus.ledger.QuotaConfig;
import dev.photinus.ledger.Timetable;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Hands out slots by the ledger's own timetable, without a ledger. */
final class SlotBook {

    private final QuotaConfig config;
    private final Map<Quota, Bookings> booked = new EnumMap<>(Quota.class);

    SlotBook(QuotaConfig config) {
        this.config = config;
    }

    /** Takes the next slot, which may be now. */
    Instant reserve(Quota quota, Instant now) {
        Limits limits = quota.limits(config);
        if (limits.isNone()) {
            return now;
        }
        Timetable timetable = new Timetable(limits);
        Bookings bookings = booked.get(quota);
        Optional<Bookings> begun = timetable.begin(bookings, now);
        if (bookings == null || begun.isPresent()) {
            booked.put(quota, begun.orElseThrow());
            return now;
        }
        booked.put(quota, timetable.queue(bookings));
        return timetable.next(bookings);
    }
}
