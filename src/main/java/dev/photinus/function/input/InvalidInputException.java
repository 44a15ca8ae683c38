package dev.photinus.function.input;

import java.io.Serial;

/** A field of an execution's input is wrong; the message names it and says what would be right. */
public final class InvalidInputException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private static final int LONGEST = 500;

    /** @param message may quote the input: what is too long for a sentence, or for a screen, is left out of it */
    public InvalidInputException(String message) {
        super(shortened(message).replaceAll("\\p{Cntrl}", "?"));
    }

    private static String shortened(String message) {
        if (message.length() <= LONGEST) {
            return message;
        }
        int end = Character.isHighSurrogate(message.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return message.substring(0, end) + "…";
    }
}
