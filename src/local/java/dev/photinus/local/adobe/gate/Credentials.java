package dev.photinus.local.adobe.gate;

/**
 * The pair by which a project proves itself to Adobe's identity service.
 *
 * @param clientId also the {@code x-api-key} of every later call
 * @param clientSecret never shown
 */
public record Credentials(String clientId, String clientSecret) {
    /** Checks that neither part is blank. */
    public Credentials {
        if (clientId.isBlank() || clientSecret.isBlank()) {
            throw new IllegalArgumentException("Client id and client secret must not be blank");
        }
    }

    @Override
    public String toString() {
        return "Credentials[clientId=" + clientId + ", clientSecret=***]";
    }
}
