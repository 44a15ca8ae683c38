package dev.photinus.adobe.photoshop;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The body of {@code POST /v1/fill-masked-areas}.
 *
 * @param image the photo: at most {@value MaskingApi#LARGEST_SIDE} pixels each way
 * @param masks what is painted away, in white; of the same limits
 */
@RegisterForReflection
public record FillMaskedAreasRequest(SourceImage image, List<SourceImage> masks) {

    /** Of photo and masks at pre-signed URLs. */
    public static FillMaskedAreasRequest of(String url, List<String> masks) {
        return new FillMaskedAreasRequest(
                SourceImage.at(url), masks.stream().map(SourceImage::at).toList());
    }
}
