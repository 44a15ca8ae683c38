package dev.photinus.local.asl;

import java.util.ArrayList;
import java.util.List;

/** A state that has a result, and therefore may fail and be tried again: Task, Parallel and Map. */
abstract sealed class ResultState extends State permits TaskState, ParallelState, MapState {

    private final List<Retrier> retriers;
    private final List<Catcher> catchers;
    private final Exit exit;

    ResultState(String name, String type, Fields fields) {
        super(name, type, fields);
        retriers = Retrier.read(fields);
        catchers = Catcher.read(fields);
        exit = Exit.nextOrEnd(fields, Sight.RESULT);
    }

    @Override
    final List<Exit> exits() {
        List<Exit> exits = new ArrayList<>(List.of(exit));
        catchers.forEach(catcher -> exits.add(catcher.exit()));
        return exits;
    }

    /** The way out for a result. */
    final Exit exit() {
        return exit;
    }

    final List<Retrier> retriers() {
        return retriers;
    }

    final List<Catcher> catchers() {
        return catchers;
    }
}
