package dev.photinus.adobe.lightroom;

import dev.photinus.adobe.ExternalFile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /lrService/autoTone}.
 *
 * @param inputs the one picture, in spite of its name
 * @param outputs exactly one
 */
@RegisterForReflection
public record AutoToneRequest(ExternalFile inputs, List<Output> outputs) {

    private static final int BEST_QUALITY = 12;

    /** One picture, written as one. */
    public static AutoToneRequest of(String sourceUrl, String destinationUrl, String mediaType) {
        Integer quality = mediaType.equals("image/jpeg") ? BEST_QUALITY : null;
        return new AutoToneRequest(
                ExternalFile.at(sourceUrl),
                List.of(new Output(destinationUrl, ExternalFile.STORAGE, mediaType, quality)));
    }

    /**
     * @param href a pre-signed PUT
     * @param type {@code image/jpeg} or {@code image/png}
     * @param quality of a JPEG, 1 to 12
     */
    @RegisterForReflection
    public record Output(String href, String storage, String type, @Nullable Integer quality) {}
}
