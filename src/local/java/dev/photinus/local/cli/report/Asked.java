package dev.photinus.local.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.photinus.local.cli.workflow.Wish;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run asked of its workflow for all photos alike; null is what was left to the workflow. */
public sealed interface Asked {

    /** What this wish has in common with those for the other photos of its run. */
    static Asked of(Wish wish) {
        if (wish instanceof Wish.Headshot headshot) {
            Wish.SubjectMask mask = headshot.mask();
            return background(
                    headshot.background(), mask == null ? null : mask.selects().toString());
        }
        if (wish instanceof Wish.Product product) {
            return background(product.background(), null);
        }
        if (wish instanceof Wish.RemoveObjects removal) {
            return new Removal(removal.labels(), removal.minimumScore(), false);
        }
        return new Removal(List.of(), null, wish instanceof Wish.ListObjects);
    }

    private static Asked background(dev.photinus.local.cli.workflow.Background wished, @Nullable String maskSelects) {
        return new Background(
                wished.prompt(), wished.negativePrompt(), wished.seed(), wished.variations(), maskSelects);
    }

    /**
     * Of a workflow that paints a background.
     *
     * @param maskSelects what is white on the masks that were given; null when none were
     */
    @JsonPropertyOrder({"prompt", "negativePrompt", "seed", "variations", "maskSelects"})
    record Background(
            @Nullable String prompt,
            @Nullable String negativePrompt,
            @Nullable Long seed,
            int variations,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String maskSelects)
            implements Asked {}

    /**
     * Of the workflow that paints things away.
     *
     * @param remove Adobe's words for them; empty where masks were given or nothing was to be painted
     * @param minimumScore 0 to 1
     * @param listObjects whether only Adobe's list of objects was wanted
     */
    @JsonPropertyOrder({"remove", "minimumScore", "listObjects"})
    record Removal(List<String> remove, @Nullable Double minimumScore, boolean listObjects) implements Asked {}
}
