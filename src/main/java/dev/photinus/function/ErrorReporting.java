package dev.photinus.function;

import io.quarkus.amazon.lambda.runtime.FunctionError;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Lets a native function say why it failed. Quarkus 3.34.2 registers its own error record without its members: it could not be
 * written as JSON then, the Runtime API would never hear of the failure, and the invocation would hang until its timeout.
 */
@RegisterForReflection(targets = FunctionError.class)
final class ErrorReporting {

    private ErrorReporting() {}
}
