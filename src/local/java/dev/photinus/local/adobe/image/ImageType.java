package dev.photinus.local.adobe.image;

import java.util.Arrays;
import java.util.HexFormat;

/** What an image is by its first bytes, whatever its name or content type says. */
public enum ImageType {
    JPEG("image/jpeg", "ffd8ff.*"),
    PNG("image/png", "89504e470d0a1a0a.*"),
    WEBP("image/webp", "52494646.{8}57454250"),
    TIFF("image/tiff", "(49492a00|4d4d002a).*"),
    JXL("image/jxl", "(ff0a|0000000c4a584c20).*");

    private final String mediaType;
    private final String start;

    /** The start is a pattern of the first 12 bytes in hexadecimal. */
    ImageType(String mediaType, String start) {
        this.mediaType = mediaType;
        this.start = start;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The type of an image. */
    public static ImageType of(byte[] image) throws UnreadableImage {
        String start = HexFormat.of().formatHex(image, 0, Math.min(12, image.length));
        return Arrays.stream(values())
                .filter(type -> start.matches(type.start))
                .findFirst()
                .orElseThrow(
                        () -> new UnreadableImage("is not an image of a supported type (JPEG, PNG, WebP or TIFF)"));
    }
}
