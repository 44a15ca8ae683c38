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
public record RemoveBackgroundRequest(Image image, Mode mode, Output output) {

    /** The mask of the subject (white) as a PNG. */
    public static RemoveBackgroundRequest mask(String url) {
        return new RemoveBackgroundRequest(new Image(new Source(url)), Mode.MASK, new Output("image/png"));
    }

    public enum Mode {
        @JsonProperty("mask")
        MASK,
        @JsonProperty("cutout")
        CUTOUT
    }

    @RegisterForReflection
    public record Image(Source source) {}

    @RegisterForReflection
    public record Source(String url) {}

    @RegisterForReflection
    public record Output(String mediaType) {}
}
