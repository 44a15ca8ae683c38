package dev.photinus.local.asl.jsonata;

/** The text between <code>{%</code> and <code>%}</code> is not JSONata; the message is the parser's. */
public final class MalformedExpressionException extends Exception {

    MalformedExpressionException(String message, Throwable cause) {
        super(message, cause);
    }
}
