package dev.photinus.local.cli.workflow;

/** The cloud could not start or stopped working as a whole; the message is all that the person at the terminal gets to read. */
public final class CloudException extends RuntimeException {

    public CloudException(String message) {
        super(message);
    }

    public CloudException(String message, Throwable cause) {
        super(message, cause);
    }
}
