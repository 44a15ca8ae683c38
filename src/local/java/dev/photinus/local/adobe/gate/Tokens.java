package dev.photinus.local.adobe.gate;

import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Refusal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The access tokens that are out, and who may call with them. */
public final class Tokens {
    private static final Set<String> FIREFLY_SCOPES = Set.of("firefly_api", "ff_apis");

    private final InstantSource clock;
    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    /** Tokens that live for {@code lifetime}. */
    public Tokens(InstantSource clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** A new token for a client. */
    public String issue(String clientId, Set<String> scopes) {
        byte[] bytes = new byte[96];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        grants.put(token, new Grant(clientId, scopes, clock.instant().plus(lifetime)));
        return token;
    }

    /** How long a new token lives. */
    public Duration lifetime() {
        return lifetime;
    }

    /** Ends every token that is out, as an administrator would. */
    public void revokeAll() {
        grants.clear();
    }

    /**
     * Lets a call pass, or not.
     *
     * @throws Refusal 401 without a live token, 403 when the API key is not the token's client id or the token lacks Firefly's scopes
     */
    public void check(Family family, @Nullable String authorization, @Nullable String apiKey) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw Refusal.violation(401, "401010", "Oauth token is missing");
        }
        Grant grant = grants.get(authorization.substring("Bearer ".length()));
        if (grant == null || !clock.instant().isBefore(grant.expires())) {
            throw Refusal.of(401, "401013", "Oauth token is not valid");
        }
        if (apiKey == null) {
            throw Refusal.violation(403, "403000", "Api Key is required");
        }
        if (!grant.clientId().equals(apiKey)) {
            throw Refusal.violation(403, "403003", "Api Key is invalid");
        }
        if (family.isFirefly() && !grant.scopes().containsAll(FIREFLY_SCOPES)) {
            throw Refusal.accessError(
                    "access_error",
                    "invalid_ims_scope",
                    "The token was issued without the scopes firefly_api and ff_apis");
        }
    }

    private record Grant(String clientId, Set<String> scopes, Instant expires) {}
}
