package dev.photinus.adobe.photoshop;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The body of {@code POST /v2/remove-background}.
 *
 * @param image the photo: JPEG, PNG, WebP or TIFF, at most 6000 × 6000 pixels
 * @param mode what to answer with
 * @param output in which format
 */
@RegisterForReflection
public record RemoveBackgroundRequest(SourceImage image, Mode mode, Output output) {

    /** The mask of the subject (white) as a PNG. */
    public static RemoveBackgroundRequest mask(String url) {
        return new RemoveBackgroundRequest(SourceImage.at(url), Mode.MASK, new Output("image/png"));
    }

    /** The subject alone, on transparent ground, as a PNG. */
    public static RemoveBackgroundRequest cutout(String url) {
        return new RemoveBackgroundRequest(SourceImage.at(url), Mode.CUTOUT, new Output("image/png"));
    }

    public enum Mode {
        @JsonProperty("mask")
        MASK,
        @JsonProperty("cutout")
        CUTOUT
    }

    @RegisterForReflection
    public record Output(String mediaType) {}
}
