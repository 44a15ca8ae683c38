package dev.photinus.local.adobe.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Where a job is. */
public sealed interface JobState {

    /** The state's one word, for example {@code running}. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more will happen. */
    default boolean hasEnded() {
        return !(this instanceof Pending || this instanceof Running);
    }

    /** Accepted, not begun. */
    record Pending() implements JobState {}

    /**
     * Being worked on.
     *
     * @param progress percent of the expected time, at most 99
     */
    record Running(int progress) implements JobState {}

    /** Done; {@code result} is what the status tells of it. */
    record Succeeded(ObjectNode result) implements JobState {}

    /** Given up. */
    record Failed(JobFailed reason) implements JobState {}

    /** What no contract knows: played on request. */
    record Hibernating() implements JobState {}

    /** Ended by its owner. */
    record Cancelled() implements JobState {}
}
