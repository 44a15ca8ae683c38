package dev.photinus.adobe.firefly;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v3/images/fill-async}.
 *
 * @param prompt what to paint, 1 to 1,024 characters
 * @param negativePrompt what to avoid, at most 1,024 characters
 * @param numVariations 1 to 4
 * @param seeds as many as there are variations, distinct
 * @param size one of {@link FillSize}
 * @param mask white is painted, black is kept; with {@code invert} the other way round
 */
@RegisterForReflection
public record FillRequest(
        String prompt,
        @Nullable String negativePrompt,
        int numVariations,
        List<Long> seeds,
        Size size,
        Image image,
        Mask mask) {

    /** What Firefly takes of a URL, in characters. */
    public static final int LONGEST_URL = 2083;

    /** In pixels. */
    @RegisterForReflection
    public record Size(int width, int height) {}

    @RegisterForReflection
    public record Image(Source source) {}

    @RegisterForReflection
    public record Mask(Source source, boolean invert) {}

    /**
     * A picture, named in one of two ways.
     *
     * @param url a pre-signed URL of at most {@value #LONGEST_URL} characters
     * @param uploadId of an upload
     */
    @RegisterForReflection
    public record Source(@Nullable String url, @Nullable String uploadId) {

        public static Source url(String url) {
            return new Source(url, null);
        }

        public static Source upload(String id) {
            return new Source(null, id);
        }
    }
}
