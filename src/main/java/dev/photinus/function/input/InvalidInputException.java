package dev.photinus.function.input;

import java.io.Serial;

/** A field of an execution's input is wrong; the message names it and says what would be right. */
public final class InvalidInputException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    public InvalidInputException(String message) {
        super(message);
    }
}
