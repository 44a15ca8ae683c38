package dev.photinus.adobe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A format that Adobe makes results in, known by its first bytes. */
enum PictureType {
    JPEG("image/jpeg", "\\xff\\xd8\\xff"),
    PNG("image/png", "\\x89PNG\\r\\n\\x1a\\n"),
    /** Behind its length. */
    WEBP("image/webp", "RIFF.{4}WEBP"),
    /** In both byte orders. */
    TIFF("image/tiff", "II\\*\\x00|MM\\x00\\*"),
    PHOTOSHOP("image/vnd.adobe.photoshop", "8BPS");

    private final String mediaType;
    private final Pattern beginning;

    PictureType(String mediaType, String beginning) {
        this.mediaType = mediaType;
        this.beginning = Pattern.compile("(?s)(?:" + beginning + ").*");
    }

    String mediaType() {
        return mediaType;
    }

    /** The format of a file that begins so. */
    static Optional<PictureType> of(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(type -> type.beginning.matcher(text).matches())
                .findFirst();
    }
}
