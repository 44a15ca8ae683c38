package dev.photinus.ledger;

import static dev.photinus.ledger.Item.value;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The one access token that every function uses, and the turn to renew it. */
@ApplicationScoped
public class AccessTokens {

    private static final String PK = "access-token";
    private static final String SK = "current";

    private final LedgerTable table;
    private final Clock clock;

    AccessTokens(LedgerTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** The token, if it still lives for so long. */
    public Optional<AccessToken> living(Duration atLeast) {
        return token(table.get(PK, SK)).filter(token -> token.lives(clock.instant(), atLeast));
    }

    static LedgerTable.Key key() {
        return new LedgerTable.Key(PK, SK);
    }

    static Optional<AccessToken> token(Item item) {
        return item.has("accessToken")
                ? Optional.of(
                        new AccessToken(item.text("accessToken"), item.text("clientId"), item.time("tokenExpiresAt")))
                : Optional.empty();
    }

    /**
     * Takes the turn to renew the token, which nobody else then has for so long.
     *
     * @return whether it was free
     */
    public boolean takeTurn(Duration lease) {
        Instant now = clock.instant();
        return table.updateIf(
                "attribute_not_exists(turnEndsAt) OR turnEndsAt < :now",
                PK,
                SK,
                "SET turnEndsAt = :end",
                Map.of(":now", value(now), ":end", value(now.plus(lease))));
    }

    /** Ends the turn with a new token. */
    public void put(AccessToken token) {
        table.updateIf(
                "attribute_exists(pk)",
                PK,
                SK,
                "SET accessToken = :token, clientId = :client, tokenExpiresAt = :expires REMOVE turnEndsAt",
                Map.of(
                        ":token", value(token.accessToken()),
                        ":client", value(token.clientId()),
                        ":expires", value(token.expiresAt())));
    }

    /** Ends the turn without one. */
    public void giveUpTurn() {
        table.updateIf("turnEndsAt > :never", PK, SK, "REMOVE turnEndsAt", Map.of(":never", value(Instant.EPOCH)));
    }

    /** Forgets a token that Adobe did not accept, unless another has taken its place. */
    public void forget(AccessToken token) {
        table.updateIf(
                "accessToken = :token", PK, SK, "REMOVE accessToken", Map.of(":token", value(token.accessToken())));
    }
}
