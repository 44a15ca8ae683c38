package dev.photinus.function.input;

import dev.photinus.storage.S3Location;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the fields of an input have in common, and how is said what is wrong with one. */
final class Requirements {

    private static final int LONGEST_PROMPT = 1024;
    private static final int LONGEST_KEY = 1024;

    private Requirements() {}

    static void require(boolean condition, String otherwise) throws InvalidInputException {
        if (!condition) {
            throw new InvalidInputException(otherwise);
        }
    }

    @SuppressWarnings("NullAway") // what is read from JSON may be null, whatever the record says
    static void requireSource(S3Location source) throws InvalidInputException {
        require(source != null, "\"source\" is missing: {\"bucket\": …, \"key\": …}");
        require(isFilled(source.bucket()), "\"source.bucket\" is missing");
        requireKey("source.key", source.key());
    }

    static void requireKey(String field, @Nullable String key) throws InvalidInputException {
        require(isFilled(key), "\"" + field + "\" is missing");
        require(
                key != null && key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY,
                "\"" + field + "\" has more than 1,024 bytes, which S3 does not allow");
    }

    static boolean isFilled(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    static boolean fitsPrompt(@Nullable String prompt) {
        return prompt == null || prompt.codePointCount(0, prompt.length()) <= LONGEST_PROMPT;
    }

    static String tooLong(String field, @Nullable String text) {
        int length = text == null ? 0 : text.codePointCount(0, text.length());
        return "\"" + field + "\" has " + length + " characters; Adobe takes at most 1,024";
    }
}
