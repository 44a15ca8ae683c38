package dev.photinus.local.adobe.image;

/** Bytes that are no image of a supported kind or size. The message completes a sentence: "is not …". */
public final class UnreadableImage extends Exception {
    /** Says what is wrong. */
    public UnreadableImage(String message) {
        super(message, null, false, false);
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
