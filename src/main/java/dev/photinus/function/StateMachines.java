package dev.photinus.function;

import dev.photinus.function.input.Workflow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;

/** Which state machine is which workflow's, by the environment that the template sets. */
@ApplicationScoped
class StateMachines {

    private final FunctionConfig config;

    StateMachines(FunctionConfig config) {
        this.config = config;
    }

    /** @throws IllegalStateException if the environment does not name it */
    String arn(Workflow workflow) {
        return known(workflow)
                .orElseThrow(() -> new IllegalStateException(
                        "The environment names no state machine of the workflow " + workflow));
    }

    /** @throws IllegalStateException if the machine is none of the workflows' */
    Workflow workflow(String arn) {
        return Arrays.stream(Workflow.values())
                .filter(workflow -> known(workflow).filter(arn::equals).isPresent())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(arn + " is none of the state machines in the environment"));
    }

    /** Whether it is the one that brings many photos through a workflow. */
    boolean isBatch(String arn) {
        return config.batch().stateMachine().filter(arn::equals).isPresent();
    }

    private Optional<String> known(Workflow workflow) {
        return switch (workflow) {
            case HEADSHOT -> config.headshot().stateMachine();
            case PRODUCT -> config.product().stateMachine();
            case INPAINT -> config.inpaint().stateMachine();
        };
    }
}
