package dev.photinus.function.input;

import dev.photinus.storage.S3Location;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the fields of an input have in common, and how is said what is wrong with one. */
final class Requirements {

    private static final int LONGEST_PROMPT = 1024;
    private static final int LONGEST_KEY = 1024;

    /** What may be put behind a key: {@code .png} for another type, and {@code -4} for a variation or a cutout's ending. */
    private static final int SUFFIX = ".png-cutout.png".length();

    /** A bucket's name, of today's rules or those of long ago, or an access point's ARN. */
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9._-]{3,255}|arn:[A-Za-z0-9:/._-]{3,255}");

    private static final Pattern DOTS = Pattern.compile("(.*/)?\\.{1,2}(/.*)?", Pattern.DOTALL);

    private Requirements() {}

    static void require(boolean condition, String otherwise) throws InvalidInputException {
        if (!condition) {
            throw new InvalidInputException(otherwise);
        }
    }

    @SuppressWarnings("NullAway") // what is read from JSON may be null, whatever the record says
    static void requireSource(S3Location source, StackBuckets buckets) throws InvalidInputException {
        require(source != null, "\"source\" is missing: {\"bucket\": …, \"key\": …}");
        require(isFilled(source.bucket()), "\"source.bucket\" is missing");
        requireBucket("source.bucket", source.bucket());
        buckets.requireReadable("source.bucket", source.bucket());
        requireKey("source.key", source.key());
        require(
                source.versionId() == null || isPlain(source.versionId()),
                "\"source.versionId\" has a control character in it");
    }

    /** @param bucket may be left out */
    static void requireBucket(String field, @Nullable String bucket) throws InvalidInputException {
        require(bucket == null || isFilled(bucket), "\"" + field + "\" is empty");
        require(
                bucket == null || BUCKET.matcher(bucket).matches(),
                "\"" + field + "\" is \"" + bucket + "\", which is no bucket's name");
    }

    static void requireKey(String field, @Nullable String key) throws InvalidInputException {
        String text = key == null ? "" : key;
        require(isFilled(text), "\"" + field + "\" is missing");
        require(
                text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY,
                "\"" + field + "\" has more than 1,024 bytes, which S3 does not allow");
        require(isPlain(text), "\"" + field + "\" has a control character in it, or half of one of two parts");
        require(
                !DOTS.matcher(text).matches(),
                "\"" + field + "\" has . or .. for a folder: a URL of it would lead elsewhere");
    }

    /** What is asked for by a key must not meet a result that has its place by default. */
    static void requirePlaceOfItsOwn(String workflow, S3Location source, @Nullable Output output, StackBuckets buckets)
            throws InvalidInputException {
        require(
                output == null || output.key() == null || Places.isFreeFor(workflow, source, output, buckets),
                "\"output.key\" is " + (output == null ? "" : output.key())
                        + ", where the result of another photo goes by default: choose a key outside of finished/"
                        + workflow
                        + "/");
    }

    /** Before anything is spent on what could not be written at the end. */
    static void requireRoom(S3Location finished) throws InvalidInputException {
        require(
                finished.key().getBytes(StandardCharsets.UTF_8).length + SUFFIX <= LONGEST_KEY,
                "the result's key would have more than 1,024 bytes, which S3 does not allow: say a shorter one by"
                        + " \"output.key\"");
    }

    /** Keys are written into logs and onto screens, and into UTF-8, which half a surrogate pair is lost in. */
    private static boolean isPlain(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.isISOControl(point)
                        || Character.getType(point) == Character.SURROGATE
                        || Character.getType(point) == Character.LINE_SEPARATOR
                        || Character.getType(point) == Character.PARAGRAPH_SEPARATOR);
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
