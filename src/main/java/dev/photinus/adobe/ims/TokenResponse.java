package dev.photinus.adobe.ims;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * An access token, as IMS issues it.
 *
 * @param accessToken the bearer token: a secret
 * @param expiresIn seconds that it lives; 86,399 as a rule
 */
@RegisterForReflection
public record TokenResponse(
        @JsonProperty("access_token") @Nullable String accessToken, @JsonProperty("expires_in") long expiresIn) {

    /** Keeps the token out of log lines and exceptions. */
    @Override
    public String toString() {
        return "TokenResponse[expiresIn=" + expiresIn + "]";
    }
}
