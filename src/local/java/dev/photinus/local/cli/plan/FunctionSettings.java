package dev.photinus.local.cli.plan;

import dev.photinus.function.FunctionConfig;
import dev.photinus.ledger.QuotaConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** The functions' settings as the functions read them: {@code application.properties}, and above it the environment. */
record FunctionSettings(QuotaConfig quota, FunctionConfig functions) {

    private static final String FILE = "/application.properties";
    private static final int OF_FILE = 250;
    private static final int OF_ENVIRONMENT = 300;
    private static final int HIGH = 200;

    static FunctionSettings read(Map<String, String> environment) {
        URL file = Objects.requireNonNull(FunctionConfig.class.getResource(FILE), FILE);
        try {
            SmallRyeConfig config = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(
                            new PropertiesConfigSource(file, OF_FILE), new EnvConfigSource(environment, OF_ENVIRONMENT))
                    .withConverter(Duration.class, HIGH, new DurationConverter())
                    .withMapping(QuotaConfig.class)
                    .withMapping(FunctionConfig.class)
                    .build();
            return new FunctionSettings(
                    config.getConfigMapping(QuotaConfig.class), config.getConfigMapping(FunctionConfig.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
