package dev.photinus.adobe.firefly;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer of {@code POST /v2/storage/image}. */
@RegisterForReflection
public record UploadResponse(@Nullable List<Image> images) {

    /** @param id what requests name the picture by, for 7 days */
    @RegisterForReflection
    public record Image(@Nullable String id) {}
}
