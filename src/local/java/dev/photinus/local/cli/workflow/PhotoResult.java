package dev.photinus.local.cli.workflow;

import org.jspecify.annotations.Nullable;

/** How a photo's execution ended. */
public sealed interface PhotoResult {

    /** What came of it, as far as it got. */
    Made made();

    /** Why it failed, or why nothing had to be done, for people to read; null when it succeeded. */
    @Nullable
    String reason();

    /** What happened on the way. */
    Course course();

    /** The photo is finished. */
    record Succeeded(Made made, Course course) implements PhotoResult {
        @Override
        public @Nullable String reason() {
            return null;
        }
    }

    /** Nothing had to be done: the result for the same photo and settings was there already. */
    record Skipped(Made made, String reason, Course course) implements PhotoResult {}

    /**
     * The photo could not be finished.
     *
     * @param reason what was wrong and what can be done
     */
    record Failed(String reason, Made made, Course course) implements PhotoResult {}
}
