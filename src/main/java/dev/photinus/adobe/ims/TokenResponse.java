package dev.photinus.adobe.ims;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An access token, as IMS issues it.
 *
 * @param accessToken the bearer token: a secret
 * @param expiresIn seconds that it lives, 86,399 as a rule; absent from the answers of some gateways
 */
@RegisterForReflection
public record TokenResponse(
        @JsonProperty("access_token") @Nullable String accessToken,
        @JsonProperty("expires_in") @Nullable Long expiresIn) {

    private static final Duration UNSAID = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** How long it is used: an hour where IMS does not say, and never more than the 24 hours that IMS lets any token live. */
    public Duration lifetime() {
        Duration said = expiresIn == null ? UNSAID : Duration.ofSeconds(expiresIn);
        return said.compareTo(LONGEST) > 0 ? LONGEST : said;
    }

    /** Keeps the token out of log lines and exceptions. */
    @Override
    public String toString() {
        return "TokenResponse[expiresIn=" + expiresIn + "]";
    }
}
