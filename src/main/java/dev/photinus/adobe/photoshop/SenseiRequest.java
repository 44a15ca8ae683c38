package dev.photinus.adobe.photoshop;

import dev.photinus.adobe.ExternalFile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /sensei/mask} and {@code POST /sensei/cutout}.
 *
 * @param input the photo
 * @param output where the PNG is written to
 */
@RegisterForReflection
public record SenseiRequest(ExternalFile input, Output output) {

    /** The mask of the subject (white), with soft edges as they are in the photo. */
    public static SenseiRequest mask(String sourceUrl, String destinationUrl) {
        return new SenseiRequest(
                ExternalFile.at(sourceUrl), new Output(destinationUrl, ExternalFile.STORAGE, new Mask("soft")));
    }

    /** The subject alone, on transparent ground. */
    public static SenseiRequest cutout(String sourceUrl, String destinationUrl) {
        return new SenseiRequest(ExternalFile.at(sourceUrl), new Output(destinationUrl, ExternalFile.STORAGE, null));
    }

    /** @param href a pre-signed PUT */
    @RegisterForReflection
    public record Output(String href, String storage, @Nullable Mask mask) {}

    /** @param format {@code soft} or {@code binary} */
    @RegisterForReflection
    public record Mask(String format) {}
}
