package dev.photinus.local.asl;

import java.util.List;

/** Passes its input on, or makes an output or variables of it. */
final class PassState extends State {

    private final Exit exit;

    PassState(String name, Fields fields) {
        super(name, "Pass", fields);
        exit = Exit.nextOrEnd(fields);
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
