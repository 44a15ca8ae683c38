package dev.photinus.function.input;

import dev.photinus.storage.S3Location;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The input of the workflow {@code headshot}. {@code source} is all it needs.
 *
 * @param source the photo
 * @param background what to paint behind the person
 * @param output where the finished photo goes
 */
@RegisterForReflection
public record HeadshotInput(S3Location source, @Nullable Background background, @Nullable Output output)
        implements WorkflowInput {

    private static final int LONGEST_PROMPT = 1024;
    private static final int LONGEST_KEY = 1024;
    private static final int MOST_VARIATIONS = 4;

    /**
     * @param prompt 1 to 1,024 characters
     * @param negativePrompt what to avoid, at most 1,024 characters
     * @param seed 0 to 2,147,483,644; the same seed gives the same background
     * @param variations 1 to 4 different backgrounds
     */
    @RegisterForReflection
    public record Background(
            @Nullable String prompt,
            @Nullable String negativePrompt,
            @Nullable Long seed,
            @Nullable Integer variations) {}

    /**
     * @param bucket the photo's own where absent
     * @param key where absent, {@code finished/headshot/} and the photo's name; several variations are numbered
     */
    @RegisterForReflection
    public record Output(@Nullable String bucket, @Nullable String key) {}

    @Override
    @SuppressWarnings("NullAway") // what is read from JSON may be null, whatever the record says
    public void check() throws InvalidInputException {
        require(source != null, "\"source\" is missing: {\"bucket\": …, \"key\": …}");
        require(isFilled(source.bucket()), "\"source.bucket\" is missing");
        require(isFilled(source.key()), "\"source.key\" is missing");
        require(keyFits(source.key()), "\"source.key\" has more than 1,024 bytes, which S3 does not allow");
        if (background != null) {
            check(background);
        }
        if (output != null) {
            require(output.bucket() == null || isFilled(output.bucket()), "\"output.bucket\" is empty");
            require(output.key() == null || isFilled(output.key()), "\"output.key\" is empty");
            require(
                    output.key() == null || keyFits(output.key()),
                    "\"output.key\" has more than 1,024 bytes, which S3 does not allow");
        }
    }

    private static void check(Background background) throws InvalidInputException {
        String prompt = background.prompt();
        require(prompt == null || !prompt.isBlank(), "\"background.prompt\" is empty");
        require(fits(prompt), tooLong("background.prompt", prompt));
        require(fits(background.negativePrompt()), tooLong("background.negativePrompt", background.negativePrompt()));
        Integer variations = background.variations();
        require(
                variations == null || (variations >= 1 && variations <= MOST_VARIATIONS),
                "\"background.variations\" is " + variations + "; it must be 1, 2, 3 or 4");
        Long seed = background.seed();
        require(
                seed == null || (seed >= 0 && seed <= Integer.MAX_VALUE - (MOST_VARIATIONS - 1)),
                "\"background.seed\" is " + seed + "; it must be from 0 to 2147483644");
    }

    private static String tooLong(String field, @Nullable String text) {
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        return "\"" + field + "\" has " + length + " characters; Adobe takes at most 1,024";
    }

    private static boolean fits(@Nullable String prompt) {
        return prompt == null || prompt.codePointCount(0, prompt.length()) <= LONGEST_PROMPT;
    }

    private static boolean keyFits(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY;
    }

    private static boolean isFilled(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static void require(boolean condition, String otherwise) throws InvalidInputException {
        if (!condition) {
            throw new InvalidInputException(otherwise);
        }
    }
}
