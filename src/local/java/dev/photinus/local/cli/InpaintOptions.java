package dev.photinus.local.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.cli.workflow.OwnMask;
import dev.photinus.local.cli.workflow.Wish;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be painted away. */
final class InpaintOptions {

    @Option(
            names = "--remove",
            paramLabel = "LABEL",
            split = ",",
            description =
                    "What to paint away, in Adobe's word for it, such as dog. For several, give the option several"
                            + " times or put commas between.")
    private List<String> remove = List.of();

    @Option(
            names = "--min-score",
            paramLabel = "N",
            description = "With --remove: how sure Adobe has to be of an object, from 0 to 1 (default: the workflow's"
                    + " own).")
    private @Nullable Double minimumScore;

    @Option(
            names = "--list-objects",
            description = "Only show what Adobe sees on each photo, with label, score and box; nothing is painted.")
    private boolean listObjects;

    /**
     * What is to be done with each photo.
     *
     * @throws UsageException when it is not one thing, or cannot be done
     */
    Function<Photo, Wish> wishes(MaskOptions masks, List<Photo> photos) {
        long ways = Stream.of(!remove.isEmpty(), masks.given(), listObjects)
                .filter(given -> given)
                .count();
        if (ways != 1) {
            throw new UsageException((ways == 0 ? "inpaint has to know" : "Give one thing alone that tells inpaint")
                    + " what to paint away: --remove LABEL for things by their names, --mask FILE_OR_FOLDER for what is"
                    + " white on masks of yours, or --list-objects to see first what there is.");
        }
        requireScore();
        if (!remove.isEmpty()) {
            Wish removal = new Wish.RemoveObjects(labels(), minimumScore);
            return photo -> removal;
        }
        if (masks.given()) {
            Map<Photo, List<OwnMask>> own = masks.several(photos);
            return photo -> new Wish.RemoveMasked(Objects.requireNonNull(own.get(photo)));
        }
        return photo -> new Wish.ListObjects();
    }

    /**
     * Writes what was said into settings; what was not is left for others to say.
     *
     * @throws UsageException when it is more than one thing, or cannot be done
     */
    void put(ObjectNode settings) {
        if (!remove.isEmpty() && listObjects) {
            throw new UsageException("--remove and --list-objects do not go together.");
        }
        requireScore();
        if (!remove.isEmpty()) {
            ArrayNode labels = settings.putArray("remove");
            labels().forEach(labels::add);
        }
        if (minimumScore != null) {
            settings.put("minimumScore", minimumScore);
        }
        if (listObjects) {
            settings.put("listObjects", true);
        }
    }

    /** The same as a wish, for people to read. */
    Wish common() {
        return !remove.isEmpty()
                ? new Wish.RemoveObjects(labels(), minimumScore)
                : listObjects ? new Wish.ListObjects() : new Wish.RemoveMasked(List.of());
    }

    private List<String> labels() {
        List<String> labels = remove.stream().map(String::strip).toList();
        if (labels.contains("")) {
            throw new UsageException("--remove has an empty label: say what is to be painted away, such as dog.");
        }
        return List.copyOf(new LinkedHashSet<>(labels));
    }

    private void requireScore() {
        if (minimumScore == null) {
            return;
        }
        if (remove.isEmpty()) {
            throw new UsageException("--min-score goes with --remove.");
        }
        if (!(minimumScore >= 0 && minimumScore <= 1)) {
            throw new UsageException("--min-score is from 0 to 1, not " + minimumScore + ".");
        }
    }
}
