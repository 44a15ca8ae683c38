package dev.photinus.local.aws.states;

/** No execution has the ARN. */
public final class ExecutionDoesNotExistException extends RuntimeException {

    ExecutionDoesNotExistException(String arn) {
        super("Execution Does Not Exist: '" + arn + "'");
    }
}
