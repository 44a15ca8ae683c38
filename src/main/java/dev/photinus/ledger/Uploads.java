package dev.photinus.ledger;

import static dev.photinus.ledger.Item.value;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Pictures that have been uploaded to Firefly, which keeps them for seven days.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/concepts/image-model-capabilities/">Firefly</a>
 */
@ApplicationScoped
public class Uploads {

    /** An upload has to last until the job that is asked for with it has begun. */
    private static final Duration REUSED = Duration.ofDays(6);

    private final LedgerTable table;
    private final Clock clock;

    Uploads(LedgerTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * The id of an upload that can still be used.
     *
     * @param client the id of Adobe's client, to which an upload belongs
     */
    public Optional<String> find(JobKey key, String client) {
        Item item = table.get(key.item().pk(), key.item().sk());
        return item.has("uploadId")
                        && item.text("uploadedBy").equals(client)
                        && item.time("uploadedAt").plus(REUSED).isAfter(clock.instant())
                ? Optional.of(item.text("uploadId"))
                : Optional.empty();
    }

    /** Remembers an upload. */
    public void keep(JobKey key, String client, String id) {
        table.write(
                key.item().pk(),
                key.item().sk(),
                "SET uploadId = :id, uploadedBy = :client, uploadedAt = :now",
                Map.of(":id", value(id), ":client", value(client), ":now", value(clock.instant())));
    }
}
