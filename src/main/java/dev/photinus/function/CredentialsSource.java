package dev.photinus.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Where the credentials come from: the environment on a laptop, Secrets Manager in the cloud. */
@ApplicationScoped
class CredentialsSource {

    private final CredentialsConfig environment;
    private final FunctionConfig config;
    private final ObjectMapper json;

    CredentialsSource(CredentialsConfig environment, FunctionConfig config, ObjectMapper json) {
        this.environment = environment;
        this.config = config;
        this.json = json;
    }

    /**
     * The credentials, read anew: a rotated secret is used at the next token.
     *
     * @throws IllegalStateException if there are none, or not in the form of {@link Credentials}
     */
    Credentials read() {
        if (environment.clientId().isPresent() && environment.clientSecret().isPresent()) {
            return new Credentials(
                    environment.clientId().get(), environment.clientSecret().get());
        }
        String secretId = config.token()
                .secretId()
                .orElseThrow(() -> new IllegalStateException(
                        "No Adobe credentials: set FIREFLY_SERVICES_CLIENT_ID and FIREFLY_SERVICES_CLIENT_SECRET, or name a secret"
                                + " by PHOTINUS_TOKEN_SECRET_ID"));
        return parse(secretId, secretString(secretId));
    }

    private static String secretString(String secretId) {
        try (SecretsManagerClient secrets = SecretsManagerClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            return secrets.getSecretValue(get -> get.secretId(secretId)).secretString();
        }
    }

    private Credentials parse(String secretId, String secret) {
        try {
            Credentials credentials = json.readValue(secret, Credentials.class);
            if (credentials.clientId() != null && credentials.clientSecret() != null) {
                return credentials;
            }
        } catch (JsonProcessingException e) {
            // said below; the exception would quote the secret
        }
        throw new IllegalStateException("The secret " + secretId
                + " is not a JSON object with FIREFLY_SERVICES_CLIENT_ID and FIREFLY_SERVICES_CLIENT_SECRET");
    }
}
