package dev.photinus.local.aws.states;

/** Another execution of the machine has the name: one that has ended, or one that runs with another input. */
public final class ExecutionAlreadyExistsException extends RuntimeException {

    ExecutionAlreadyExistsException(String name) {
        super("Execution Already Exists: '" + name + "'");
    }
}
