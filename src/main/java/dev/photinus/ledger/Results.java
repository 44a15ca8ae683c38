package dev.photinus.ledger;

import static dev.photinus.ledger.Item.value;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Finished results, by where they are: made of which photo, with which settings. */
@ApplicationScoped
public class Results {

    private static final String PK = "result#";
    private static final String SK = "finished";

    private static final String CLAIM = "claim";

    private final LedgerTable table;

    Results(LedgerTable table) {
        this.table = table;
    }

    /** The description of the result at a place, if it was made of the same photo and settings. */
    public Optional<String> find(String bucket, String key, String fingerprint) {
        Item item = table.get(PK + bucket + "/" + key, SK);
        return item.has("fingerprint") && item.text("fingerprint").equals(fingerprint)
                ? Optional.of(item.text("description"))
                : Optional.empty();
    }

    /**
     * Makes a place one photo's, for good: which photos' results go there was asked for by a key, and two that meet would replace
     * each other. The same photo may claim its place again.
     *
     * @param owner what the photo is known by
     * @return the owner; another one where the place was claimed before
     */
    public String claim(String bucket, String key, String owner) {
        boolean claimed = table.updateIf(
                "attribute_not_exists(claimedBy) OR claimedBy = :owner",
                PK + bucket + "/" + key,
                CLAIM,
                "SET claimedBy = :owner",
                Map.of(":owner", value(owner)));
        return claimed ? owner : table.get(PK + bucket + "/" + key, CLAIM).text("claimedBy");
    }

    /** Remembers that a result is finished. */
    public void finished(String bucket, String key, String fingerprint, String description) {
        table.write(
                PK + bucket + "/" + key,
                SK,
                "SET fingerprint = :fingerprint, description = :description",
                Map.of(":fingerprint", value(fingerprint), ":description", value(description)));
    }
}
