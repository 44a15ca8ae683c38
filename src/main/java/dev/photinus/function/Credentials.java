package dev.photinus.function;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What Adobe's Developer Console issues: the client's id, and its secret. In Secrets Manager, a JSON object of these two. */
@RegisterForReflection
record Credentials(
        @JsonProperty("FIREFLY_SERVICES_CLIENT_ID") String clientId,
        @JsonProperty("FIREFLY_SERVICES_CLIENT_SECRET") String clientSecret) {

    /** Keeps the secret out of log lines and exceptions. */
    @Override
    public String toString() {
        return "Credentials[clientId=" + clientId + "]";
    }
}
