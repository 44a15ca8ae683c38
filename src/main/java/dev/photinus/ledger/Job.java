package dev.photinus.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one step of one execution.
 *
 * @param notBefore the slot that was reserved for its call
 * @param unanswered how many calls for it have been made without anybody knowing what Adobe answered: each may have been accepted
 * @param submission the job that Adobe accepted; absent until then
 * @param success what it made; absent until it succeeded
 */
public record Job(
        Optional<Instant> notBefore, int unanswered, Optional<Submission> submission, Optional<Success> success) {

    /** What it made; nothing until it succeeded. */
    public List<Output> outputs() {
        return success.map(Success::outputs).orElse(List.of());
    }

    /**
     * A job that is paid for.
     *
     * @param statusUrl where Adobe tells how it stands; absent where it answered with the result
     * @param destinations where Adobe was told to write its outputs to; empty where it keeps them itself
     */
    public record Submission(
            String operation,
            String jobId,
            @Nullable String statusUrl,
            @Nullable String cancelUrl,
            Instant submittedAt,
            List<Place> destinations) {}

    /** @param seenAt when it was seen to have succeeded */
    public record Success(Instant seenAt, List<Output> outputs) {}

    /**
     * One result.
     *
     * @param url where Adobe keeps it, while its signature lasts; a bearer credential
     * @param region what a mask shows, where it is one of an object
     * @param copy where it is in a bucket of ours: at once where Adobe wrote it there, else once it is published
     */
    public record Output(@Nullable String url, @Nullable Long seed, @Nullable Region region, @Nullable Place copy) {}

    /** An object in a bucket of ours. */
    public record Place(String bucket, String key) {}

    /** An object on a photo: its name, how sure that is (0 to 1), and where it is, in pixels. */
    public record Region(String label, double score, double x, double y, double width, double height) {}
}
