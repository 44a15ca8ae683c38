package dev.photinus.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.Serial;
import org.eclipse.microprofile.config.spi.Converter;

/** Lets a setting be {@linkplain Limits#parse limits}. */
@RegisterForReflection
public final class LimitsConverter implements Converter<Limits> {

    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public Limits convert(String value) {
        return Limits.parse(value);
    }
}
