package dev.photinus.local.asl.jsonata;

/**
 * An expression gave no JSON: it failed, returned nothing (undefined), or returned a function. The message goes after
 * "The JSONata expression '…' specified for the field '…' ", as in the causes AWS reports.
 */
public final class EvaluationException extends Exception {

    EvaluationException(String message) {
        super(message);
    }

    EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }
}
