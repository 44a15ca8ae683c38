package dev.photinus.adobe.photoshop;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /v2/edit}.
 *
 * @param outputs 1 to 25 destinations, each a pre-signed PUT
 */
@RegisterForReflection
public record EditRequest(SourceImage image, Edits edits, List<Output> outputs) {

    /** Auto tone, written as one image. */
    public static EditRequest autoTone(String sourceUrl, String destinationUrl, String mediaType) {
        String quality = mediaType.equals("image/jpeg") ? "maximum" : null;
        return new EditRequest(
                SourceImage.at(sourceUrl),
                new Edits(true),
                List.of(new Output(new Resource(destinationUrl), mediaType, quality)));
    }

    @RegisterForReflection
    public record Edits(boolean autoTone) {}

    /**
     * @param mediaType {@code image/jpeg} or {@code image/png}
     * @param quality of a JPEG: {@code very_poor} to {@code photoshop_max}
     */
    @RegisterForReflection
    public record Output(Resource destination, String mediaType, @Nullable String quality) {}

    /** A pre-signed URL. */
    @RegisterForReflection
    public record Resource(String url) {}
}
