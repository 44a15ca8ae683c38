package dev.photinus.local.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends its flow with an error. */
final class FailState extends State {

    private final @Nullable Text error;
    private final @Nullable Text cause;

    FailState(String name, Fields fields) {
        super(name, "Fail", fields);
        error = Text.read(fields, "Error");
        cause = Text.read(fields, "Cause");
    }

    @Override
    List<Exit> exits() {
        return List.of();
    }

    @Override
    boolean isTerminal() {
        return true;
    }

    @Override
    void run(Attempt attempt) {
        Evaluation evaluation = attempt.evaluation();
        attempt.fail(new StateError(
                error == null ? null : error.evaluate(evaluation), cause == null ? null : cause.evaluate(evaluation)));
    }
}
