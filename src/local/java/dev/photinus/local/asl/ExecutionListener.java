package dev.photinus.local.asl;

/** Hears of an execution's events as they happen, in order, one at a time; it must not block. */
@FunctionalInterface
public interface ExecutionListener {

    /** Hears nothing. */
    ExecutionListener NONE = (execution, event) -> {};

    /** An event has been added to the history of the execution, or of a child execution of its distributed Map. */
    void happened(Execution execution, HistoryEvent event);
}
