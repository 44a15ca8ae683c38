package dev.photinus.local.cli.workflow;

/** Something that happened in a photo's execution and that is worth a word while it runs. */
public sealed interface PhotoEvent {

    /** A state was entered. */
    record StateEntered(String state) implements PhotoEvent {}

    /**
     * A state failed and will be tried again.
     *
     * @param attempt 1 for the first repetition
     * @param reason for people to read
     */
    record Retried(String state, int attempt, String reason) implements PhotoEvent {}

    /**
     * The photo was accepted, and something about it or its result is worth knowing before it is paid for.
     *
     * @param warning a sentence without the photo's name
     */
    record Warned(String warning) implements PhotoEvent {}
}
