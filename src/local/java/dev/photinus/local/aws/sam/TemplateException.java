package dev.photinus.local.aws.sam;

/** The template says something that the local cloud cannot follow; the message names the place and the reason. */
public final class TemplateException extends RuntimeException {
    TemplateException(String where, String reason) {
        super(where + ": " + reason);
    }
}
