package dev.photinus.local.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.cli.workflow.Background;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the new background is to be like, where a workflow paints one. */
final class BackgroundOptions {

    /** Adobe's limit: https://developer.adobe.com/firefly-services/docs/firefly-api/guides/api/generative_fill/V3_Async/ */
    private static final int LONGEST_PROMPT = 1024;

    private static final int MOST_VARIATIONS = 4;

    /** Variations take the seeds that follow, and a seed is a 32-bit number. */
    private static final long HIGHEST_SEED = Integer.MAX_VALUE - (MOST_VARIATIONS - 1);

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description = "What the new background shows, in up to 1,024 characters"
                    + " (default: the workflow's own, a calm backdrop).")
    private @Nullable String prompt;

    @Option(
            names = "--negative-prompt",
            paramLabel = "TEXT",
            description = "What it must not show, in up to 1,024 characters.")
    private @Nullable String negativePrompt;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where chance begins, from 0 to 2147483644: the same seed gives the same"
                    + " background (default: one that follows from the prompts).")
    private @Nullable Long seed;

    @Option(
            names = "--variations",
            paramLabel = "N",
            defaultValue = "1",
            description = "Results for each photo, 1 to 4 (default: ${DEFAULT-VALUE}).")
    private int variations;

    /**
     * The background, once it is known to be one that Adobe would take.
     *
     * @throws UsageException when it is not
     */
    Background background() {
        requirePrompt("--prompt", prompt);
        requirePrompt("--negative-prompt", negativePrompt);
        if (seed != null && (seed < 0 || seed > HIGHEST_SEED)) {
            throw new UsageException("--seed is from 0 to " + HIGHEST_SEED + ", not " + seed + ".");
        }
        if (variations < 1 || variations > MOST_VARIATIONS) {
            throw new UsageException("--variations is 1 to 4, not " + variations + ".");
        }
        return new Background(prompt, negativePrompt, seed, variations);
    }

    /** Writes what was said into settings; what was not is left for others to say. */
    void put(ObjectNode settings) {
        Background said = background();
        ObjectNode background = JsonNodeFactory.instance.objectNode();
        if (said.prompt() != null) {
            background.put("prompt", said.prompt());
        }
        if (said.negativePrompt() != null) {
            background.put("negativePrompt", said.negativePrompt());
        }
        if (said.seed() != null) {
            background.put("seed", said.seed());
        }
        if (said.variations() != 1) {
            background.put("variations", said.variations());
        }
        if (!background.isEmpty()) {
            settings.set("background", background);
        }
    }

    private static void requirePrompt(String option, @Nullable String text) {
        if (text == null) {
            return;
        }
        int length = text.codePointCount(0, text.length());
        if (text.isBlank()) {
            throw new UsageException(option + " is empty: say what it is to be, or leave the option out.");
        }
        if (length > LONGEST_PROMPT) {
            throw new UsageException(
                    option + String.format(Locale.ROOT, " has %,d characters; Adobe takes 1,024 at most.", length));
        }
    }
}
