package dev.photinus.local.aws.lambda;

/**
 * Sees every invocation of a function begin, and may end it; sees processes being frozen. Called by many threads at once; must not
 * block.
 */
@FunctionalInterface
public interface Watch {

    /** Lets all of them be. */
    Watch NONE = invocation -> {};

    /** A process has been given an event. */
    void began(Begun invocation);

    /**
     * A process has been frozen. It gets no event before this returns.
     *
     * @param function the function's logical id
     * @param pid of the process
     */
    default void froze(String function, long pid) {}

    /**
     * An invocation under way.
     *
     * @param function the function's logical id
     * @param event as JSON
     * @param process ends its process
     */
    record Begun(String function, String requestId, String event, Killable process) {}

    /** A process with an invocation under way. */
    @FunctionalInterface
    interface Killable {

        /** Kills the process, unless it has answered already; tells whether it had not. */
        boolean kill();
    }
}
