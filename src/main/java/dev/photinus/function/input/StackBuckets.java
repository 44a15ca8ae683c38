package dev.photinus.function.input;

import static dev.photinus.function.input.Requirements.require;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The buckets that the functions' roles may use: the stack's own, which holds everything that has no place of its own, and those
 * that the template's parameters name. Any other bucket in an input is refused before anything is spent.
 *
 * @param own the stack's own bucket: photos, results, intermediates, batches, failure reports
 * @param source a further bucket that photos and masks may be read from
 * @param result a further bucket that results may be written to; it may be read as well
 * @param enforced whether other buckets are refused
 */
public record StackBuckets(String own, Optional<String> source, Optional<String> result, boolean enforced) {

    /** The stack's own bucket alone. */
    public static StackBuckets of(String own) {
        return new StackBuckets(own, Optional.empty(), Optional.empty(), true);
    }

    /** Takes every bucket, for a caller that reads inputs without running them. */
    public static StackBuckets unchecked(String own) {
        return new StackBuckets(own, Optional.empty(), Optional.empty(), false);
    }

    /** Whether it is the stack's own bucket. */
    public boolean isOwn(String bucket) {
        return own.equals(bucket);
    }

    /** @throws InvalidInputException if the functions may not read photos and masks from the bucket */
    void requireReadable(String field, String bucket) throws InvalidInputException {
        List<String> readable = among(Stream.of(source, result));
        require(
                !enforced || readable.contains(bucket),
                "\"" + field + "\" is \"" + bucket + "\", which this stack may not read; it reads from "
                        + String.join(", ", readable)
                        + ". Copy the file there, or deploy the stack with its parameter SourceBucketName set to the bucket");
    }

    /** @throws InvalidInputException if the functions may not write results to the bucket */
    void requireWritable(String field, String bucket) throws InvalidInputException {
        List<String> writable = among(Stream.of(result));
        require(
                !enforced || writable.contains(bucket),
                "\"" + field + "\" is \"" + bucket + "\", which this stack may not write; it writes to "
                        + String.join(", ", writable)
                        + ". Name one of these, or deploy the stack with its parameter ResultBucketName set to the bucket");
    }

    private List<String> among(Stream<Optional<String>> further) {
        return Stream.concat(Stream.of(own), further.flatMap(Optional::stream))
                .distinct()
                .toList();
    }
}
