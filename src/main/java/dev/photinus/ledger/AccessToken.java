package dev.photinus.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * An access token and the client that it was issued to.
 *
 * @param accessToken a bearer credential
 */
public record AccessToken(String accessToken, String clientId, Instant expiresAt) {

    /** Whether it lives for so long from then on. */
    public boolean lives(Instant from, Duration atLeast) {
        return expiresAt.isAfter(from.plus(atLeast));
    }

    /** Keeps the token out of log lines and exceptions. */
    @Override
    public String toString() {
        return "AccessToken[clientId=" + clientId + ", expiresAt=" + expiresAt + "]";
    }
}
