package dev.photinus.adobe;

import jakarta.ws.rs.HeaderParam;

/**
 * The two headers that every call to Adobe carries, except the one that asks for a token.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/guides/get-started/">Firefly Services: get started</a>
 */
public record Authorization(@HeaderParam("Authorization") String bearer, @HeaderParam("x-api-key") String apiKey) {

    /** The headers for an access token that was issued to a client. */
    public static Authorization of(String accessToken, String clientId) {
        return new Authorization("Bearer " + accessToken, clientId);
    }

    /** Keeps the token out of log lines and exceptions. */
    @Override
    public String toString() {
        return "Authorization[apiKey=" + apiKey + "]";
    }
}
