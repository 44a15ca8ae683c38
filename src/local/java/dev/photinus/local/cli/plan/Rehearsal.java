package dev.photinus.local.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.function.FunctionConfig;
import dev.photinus.ledger.QuotaConfig;
import dev.photinus.local.asl.Execution;
import dev.photinus.local.asl.ExecutionListener;
import dev.photinus.local.asl.ExecutionResult;
import dev.photinus.local.asl.ExecutionStatus;
import dev.photinus.local.asl.Interpreter;
import dev.photinus.local.asl.SimulatedTimers;
import dev.photinus.local.asl.StateMachine;
import dev.photinus.local.aws.states.TaskFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * Takes photos through the very state machine that will do it, on a simulated clock, with functions that answer as if all went
 * well: so the plan cannot forget a state.
 */
final class Rehearsal {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    private final SimulatedTimers timers = new SimulatedTimers(START);
    private final StateMachine machine;
    private final Order order;
    private final int photos;
    private final TypicalFunctions functions;
    private final Interpreter interpreter;
    private int started;
    private int succeeded;
    private long transitions;

    /** @param usage of all photos together */
    record Result(int photos, Usage usage, Duration duration) {}

    private Rehearsal(StateMachine machine, Order order, int photos, FunctionConfig config, QuotaConfig quota) {
        this.machine = machine;
        this.order = order;
        this.photos = photos;
        this.functions = new TypicalFunctions(timers, config, new SlotBook(quota));
        this.interpreter = new Interpreter(new TaskFailures(functions), timers, new Random(1));
    }

    /**
     * Rehearses.
     *
     * @param photos at least 1
     * @param atOnce how many of them are under way at once, at most
     * @throws IllegalStateException if the machine does not succeed where all goes well
     */
    static Result of(
            StateMachine machine, Order order, int photos, int atOnce, FunctionConfig config, QuotaConfig quota) {
        Rehearsal rehearsal = new Rehearsal(machine, order, photos, config, quota);
        for (int i = 0; i < Math.min(atOnce, photos); i++) {
            rehearsal.startNext();
        }
        rehearsal.timers.run();
        if (rehearsal.succeeded < photos) {
            throw new IllegalStateException("Of " + photos + " photos, " + rehearsal.succeeded + " were finished");
        }
        return new Result(
                photos,
                rehearsal.functions.usage().plusTransitions(rehearsal.transitions),
                Duration.between(START, rehearsal.timers.instant()));
    }

    private void startNext() {
        if (started == photos) {
            return;
        }
        started++;
        JsonNode input = order.input(started);
        Execution execution = interpreter.start(machine, "photo-" + started, input, ExecutionListener.NONE);
        var unused = execution.result().thenAccept(this::ended);
    }

    private void ended(ExecutionResult result) {
        if (result.status() != ExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException(
                    "A photo for which all goes well ends with " + result.error() + ": " + result.cause());
        }
        succeeded++;
        transitions += result.transitions();
        startNext();
    }
}
