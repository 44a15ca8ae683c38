package dev.photinus.adobe.firefly;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v3/images/fill}, which differs from {@link FillRequest}: the mask stands beside the photo and
 * cannot be inverted by Adobe, and no size can be asked for.
 */
@RegisterForReflection
public record SynchronousFillRequest(
        String prompt, @Nullable String negativePrompt, int numVariations, List<Long> seeds, Image image) {

    /** What Firefly takes as the larger side of a mask here, in pixels. */
    public static final int SMALLEST_MASK = 600;

    /** @param mask white is painted, black is kept */
    @RegisterForReflection
    public record Image(FillRequest.Source source, FillRequest.Source mask) {}
}
