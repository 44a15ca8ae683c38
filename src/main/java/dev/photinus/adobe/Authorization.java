package dev.photinus.adobe;

import jakarta.ws.rs.HeaderParam;

/**
 * The two headers that every call to Adobe carries, except the one that asks for a token. Not a record: REST clients read their
 * parameters by getters.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/guides/get-started/">Firefly Services: get started</a>
 */
public final class Authorization {

    @HeaderParam("Authorization")
    private final String bearer;

    @HeaderParam("x-api-key")
    private final String apiKey;

    private Authorization(String bearer, String apiKey) {
        this.bearer = bearer;
        this.apiKey = apiKey;
    }

    /** The headers for an access token that was issued to a client. */
    public static Authorization of(String accessToken, String clientId) {
        return new Authorization("Bearer " + accessToken, clientId);
    }

    public String getBearer() {
        return bearer;
    }

    public String getApiKey() {
        return apiKey;
    }

    /** Keeps the token out of log lines and exceptions. */
    @Override
    public String toString() {
        return "Authorization[apiKey=" + apiKey + "]";
    }
}
