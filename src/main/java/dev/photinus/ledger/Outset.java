package dev.photinus.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** What a submission has to know before it calls Adobe, read in one call: three would take three times as long. */
@ApplicationScoped
public class Outset {

    private final LedgerTable table;

    Outset(LedgerTable table) {
        this.table = table;
    }

    /**
     * How things stood at a moment that is just past.
     *
     * @param job what is known of it
     * @param schedule of the quota that the job's call counts for
     * @param token whether it lives or not; empty where there is none
     */
    public record Found(Job job, Slots.Schedule schedule, Optional<AccessToken> token) {}

    /** Reads what concerns a job. */
    public Found find(JobKey jobKey, Quota quota) {
        LedgerTable.Key job = jobKey.item();
        LedgerTable.Key schedule = Slots.key(quota);
        LedgerTable.Key token = AccessTokens.key();
        Map<LedgerTable.Key, Item> items = table.getAll(job, schedule, token);
        return new Found(
                JobItem.job(item(items, job)),
                new Slots.Schedule(item(items, schedule)),
                AccessTokens.token(item(items, token)));
    }

    private static Item item(Map<LedgerTable.Key, Item> items, LedgerTable.Key key) {
        return items.getOrDefault(key, Item.NONE);
    }
}
