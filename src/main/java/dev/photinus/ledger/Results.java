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

    /** The description of the result at a place, if it was made of the same photo and settings; remembered from this use on. */
    public Optional<String> find(String bucket, String key, String fingerprint) {
        Item item = table.get(PK + bucket + "/" + key, SK);
        if (!item.has("fingerprint") || !item.text("fingerprint").equals(fingerprint)) {
            return Optional.empty();
        }
        table.writeIf(
                "fingerprint = :fingerprint",
                PK + bucket + "/" + key,
                SK,
                "",
                "",
                Map.of(":fingerprint", value(fingerprint)));
        return Optional.of(item.text("description"));
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

    /** Forgets the result at a place if it was made of something else: it is about to be replaced, and that may break off. */
    public void replacing(String bucket, String key, String fingerprint) {
        Item item = table.get(PK + bucket + "/" + key, SK);
        if (item.has("fingerprint") && !item.text("fingerprint").equals(fingerprint)) {
            table.writeIf(
                    "attribute_exists(fingerprint)", PK + bucket + "/" + key, SK, "", " REMOVE fingerprint", Map.of());
        }
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
