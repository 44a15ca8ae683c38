package dev.photinus.local.asl;

/** An execution cannot be redriven; the message is the reason, in AWS's words. */
public final class ExecutionNotRedrivableException extends RuntimeException {

    public ExecutionNotRedrivableException(String reason) {
        super(reason);
    }
}
