package dev.photinus.local.cli.workflow;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a photo. Its files stay where they are until the {@link Workflows} are closed.
 *
 * @param outputs the finished pictures, one for each variation; none where nothing was to be painted
 * @param cutout the subject on a transparent ground; null where the workflow makes none
 * @param masks that were used
 * @param objects what Adobe sees on the photo; null when it was not asked, empty when it sees nothing
 */
public record Made(List<Output> outputs, @Nullable Path cutout, List<Mask> masks, @Nullable List<FoundObject> objects) {

    public static final Made NOTHING = new Made(List.of(), null, List.of(), null);

    /** The same, except that the finished pictures are not there. */
    public Made withoutOutputs() {
        return new Made(List.of(), null, masks, objects);
    }

    /**
     * One finished picture.
     *
     * @param file its extension tells its type
     * @param seed the seed it was made with, where there is one
     */
    public record Output(Path file, @Nullable Long seed) {}

    /**
     * A mask.
     *
     * @param label of the object that it covers; null where it is no object's
     * @param score of that object
     */
    public record Mask(Path file, @Nullable String label, @Nullable Double score) {}
}
