package dev.photinus.local.cli.workflow;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a photo's execution ended. Its files stay where they are until the {@link Workflows} are closed. */
public sealed interface PhotoResult {

    /** The finished pictures, one for each variation; none when it failed. */
    List<Output> outputs();

    /** The mask that was used, white where the subject is; null when there is none. */
    @Nullable
    Path mask();

    /** Why it failed, or why nothing had to be done, for people to read; null when it succeeded. */
    @Nullable
    String reason();

    /** What happened on the way. */
    Course course();

    /** The photo is finished. */
    record Succeeded(List<Output> outputs, @Nullable Path mask, Course course) implements PhotoResult {
        @Override
        public @Nullable String reason() {
            return null;
        }
    }

    /** Nothing had to be done: the result for the same photo and settings was there already. */
    record Skipped(List<Output> outputs, @Nullable Path mask, String reason, Course course) implements PhotoResult {}

    /**
     * The photo could not be finished.
     *
     * @param reason what was wrong and what can be done
     * @param mask when it got as far as that
     */
    record Failed(String reason, @Nullable Path mask, Course course) implements PhotoResult {
        @Override
        public List<Output> outputs() {
            return List.of();
        }
    }

    /**
     * One finished picture.
     *
     * @param file its extension tells its type
     * @param seed the seed it was made with, where there is one
     */
    record Output(Path file, @Nullable Long seed) {}
}
