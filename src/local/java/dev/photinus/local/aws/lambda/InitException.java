package dev.photinus.local.aws.lambda;

/** A process ended before it could take an invocation. */
final class InitException extends RuntimeException {
    private final transient FunctionError error;

    InitException(String functionName, FunctionError error) {
        super("A process of " + functionName + " did not start: " + error.cause() + " (see its log)");
        this.error = error;
    }

    FunctionError error() {
        return error;
    }
}
