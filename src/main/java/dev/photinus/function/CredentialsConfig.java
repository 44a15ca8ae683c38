package dev.photinus.function;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * Adobe's credentials in the environment, under the names that Adobe's tutorials use: {@code FIREFLY_SERVICES_CLIENT_ID} and
 * {@code FIREFLY_SERVICES_CLIENT_SECRET}. For a laptop; in the cloud they are in Secrets Manager.
 */
@ConfigMapping(prefix = "firefly.services")
public interface CredentialsConfig {

    Optional<String> clientId();

    Optional<String> clientSecret();
}
