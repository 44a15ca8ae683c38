package dev.photinus.local.asl;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The events of one execution, in memory. */
final class History {

    /**
     * AWS ends an execution whose history would grow beyond this.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/bp-history-limit.html">Avoiding the history quota</a>
     */
    static final int MAX_EVENTS = 25_000;

    private final List<HistoryEvent> events = new ArrayList<>();
    private final Consumer<HistoryEvent> listener;

    History(Consumer<HistoryEvent> listener) {
        this.listener = listener;
    }

    /**
     * Adds an event.
     *
     * @return its id
     * @throws Full if only the event that ends the execution has room
     */
    long record(long previous, Instant now, HistoryEventType type, HistoryEvent.Details details) {
        if (events.size() >= MAX_EVENTS - 1) {
            throw new Full();
        }
        return add(previous, now, type, details);
    }

    /** Adds the event that ends the execution. */
    void recordLast(long previous, Instant now, HistoryEventType type, HistoryEvent.Details details) {
        add(previous, now, type, details);
    }

    private long add(long previous, Instant now, HistoryEventType type, HistoryEvent.Details details) {
        HistoryEvent event = new HistoryEvent(events.size() + 1L, previous, now, type, details);
        events.add(event);
        listener.accept(event);
        return event.id();
    }

    List<HistoryEvent> events() {
        return List.copyOf(events);
    }

    /** The history has reached its quota. */
    static final class Full extends RuntimeException {
        Full() {
            super(
                    "The execution reached the maximum number of history events (" + MAX_EVENTS + ").",
                    null,
                    false,
                    false);
        }
    }
}
