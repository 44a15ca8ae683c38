package dev.photinus.function.input;

import static dev.photinus.function.input.Requirements.fitsPrompt;
import static dev.photinus.function.input.Requirements.require;
import static dev.photinus.function.input.Requirements.tooLong;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What to paint behind a subject.
 *
 * @param prompt 1 to 1,024 characters; the workflow's own where absent
 * @param negativePrompt what to avoid, at most 1,024 characters
 * @param seed 0 to 2,147,483,644; the same seed gives the same background, and variations count on from it
 * @param variations 1 to 4 different backgrounds
 * @param seeds instead of seed and variations: a variation for each, 1 to 4, distinct, 0 to 2,147,483,647
 */
@RegisterForReflection
public record Background(
        @Nullable String prompt,
        @Nullable String negativePrompt,
        @Nullable Long seed,
        @Nullable Integer variations,
        @Nullable List<Long> seeds) {

    private static final int MOST_VARIATIONS = 4;
    private static final Background UNSAID = new Background(null, null, null, null, null);

    /** One that says nothing where there is none. */
    static Background orUnsaid(@Nullable Background background) {
        return background == null ? UNSAID : background;
    }

    void check() throws InvalidInputException {
        require(prompt == null || !prompt.isBlank(), "\"background.prompt\" is empty");
        require(fitsPrompt(prompt), tooLong("background.prompt", prompt));
        require(fitsPrompt(negativePrompt), tooLong("background.negativePrompt", negativePrompt));
        require(
                variations == null || (variations >= 1 && variations <= MOST_VARIATIONS),
                "\"background.variations\" is " + variations + "; it must be 1, 2, 3 or 4");
        require(
                seed == null || (seed >= 0 && seed <= Integer.MAX_VALUE - (MOST_VARIATIONS - 1)),
                "\"background.seed\" is " + seed + "; it must be from 0 to 2147483644");
        if (seeds != null) {
            checkSeeds(seeds);
        }
    }

    @SuppressWarnings("NullAway") // what is read from JSON may be null, whatever the record says
    private void checkSeeds(List<Long> given) throws InvalidInputException {
        require(
                seed == null && variations == null,
                "\"background.seeds\" says both which and how many: leave out \"seed\" and \"variations\"");
        require(
                !given.isEmpty() && given.size() <= MOST_VARIATIONS,
                "\"background.seeds\" has " + given.size() + " seeds; it must have 1 to 4");
        for (Long one : given) {
            require(
                    one != null && one >= 0 && one <= Integer.MAX_VALUE,
                    "\"background.seeds\" has " + one + " in it; seeds are from 0 to 2147483647");
        }
        require(
                new HashSet<>(given).size() == given.size(),
                "\"background.seeds\" has a seed twice: it would make the same picture twice");
    }

    String promptOr(String other) {
        return prompt == null ? other : prompt;
    }

    String negativePromptOrEmpty() {
        return negativePrompt == null ? "" : negativePrompt;
    }

    /** How many pictures are asked for. */
    int count() {
        return seeds != null ? seeds.size() : variations == null ? 1 : variations;
    }

    /** One for each variation. What follows from the prompts and nothing else is the same for all photos of a company. */
    List<Long> seedsFor(String promptToUse) {
        if (seeds != null) {
            return List.copyOf(seeds);
        }
        long first = seed == null
                ? Fingerprint.of(promptToUse, negativePromptOrEmpty()).seed()
                : seed;
        return LongStream.range(first, first + (variations == null ? 1 : variations))
                .boxed()
                .toList();
    }
}
