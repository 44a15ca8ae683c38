package dev.photinus.adobe.photoshop;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The body of {@code POST /v1/mask-objects}.
 *
 * @param image the photo: JPEG or PNG, at most {@value MaskingApi#LARGEST_SIDE} pixels each way
 */
@RegisterForReflection
public record MaskObjectsRequest(SourceImage image) {

    /** Of the photo at a pre-signed URL. */
    public static MaskObjectsRequest of(String url) {
        return new MaskObjectsRequest(SourceImage.at(url));
    }
}
