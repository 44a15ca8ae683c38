package dev.photinus.local.asl;

import java.util.List;

/** Ends its flow well. */
final class SucceedState extends State {

    private final Exit exit;

    SucceedState(String name, Fields fields) {
        super(name, "Succeed", fields);
        exit = new Exit(Assign.NOTHING, fields.template("Output"), null, fields.place());
    }

    @Override
    List<Exit> exits() {
        return List.of(exit);
    }

    @Override
    void run(Attempt attempt) {
        attempt.leave(exit, attempt.evaluation(), attempt.input());
    }
}
