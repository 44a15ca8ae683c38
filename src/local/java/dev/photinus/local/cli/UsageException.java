package dev.photinus.local.cli;

/** The command was not used as it is meant to be; the message says what to do instead. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
