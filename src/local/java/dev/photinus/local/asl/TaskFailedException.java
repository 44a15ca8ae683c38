package dev.photinus.local.asl;

/** A task failed with an error that Retry and Catch can name. */
public final class TaskFailedException extends RuntimeException {

    private final String error;
    private final String reason;

    /**
     * @param error the error's name, such as a function's <code>errorType</code>
     * @param cause what a person should know; for a function, AWS puts its error payload here, as a JSON string
     */
    public TaskFailedException(String error, String cause) {
        super(error + ": " + cause);
        this.error = error;
        this.reason = cause;
    }

    /** The error's name. */
    public String error() {
        return error;
    }

    /** What a person should know. */
    public String reason() {
        return reason;
    }
}
