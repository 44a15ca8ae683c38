package dev.photinus.local.aws.states;

/** The template declares no state machine with the ARN. */
public final class StateMachineDoesNotExistException extends RuntimeException {

    StateMachineDoesNotExistException(String arn) {
        super("State Machine Does Not Exist: '" + arn + "'");
    }
}
