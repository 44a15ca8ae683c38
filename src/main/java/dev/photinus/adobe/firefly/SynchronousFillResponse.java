package dev.photinus.adobe.firefly;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code POST /v3/images/fill}: the results themselves. */
@RegisterForReflection
public record SynchronousFillResponse(@Nullable List<Output> outputs) {

    @RegisterForReflection
    public record Output(@Nullable Long seed, @Nullable Image image) {}

    /** @param url pre-signed, for an hour: a bearer credential */
    @RegisterForReflection
    public record Image(@Nullable String url) {}
}
