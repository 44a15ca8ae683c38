package dev.photinus.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one step of one execution.
 *
 * @param notBefore the slot that was reserved for its call
 * @param submission the job that Adobe accepted; absent until then
 * @param outputs what it made; empty until it succeeded
 */
public record Job(Optional<Instant> notBefore, Optional<Submission> submission, List<Output> outputs) {

    /** A job that is paid for. */
    public record Submission(
            String operation, String jobId, String statusUrl, @Nullable String cancelUrl, Instant submittedAt) {}

    /**
     * One result.
     *
     * @param url where Adobe keeps it, while its signature lasts; a bearer credential
     * @param bucket where our own copy of it is, once it is published
     */
    public record Output(@Nullable String url, @Nullable Long seed, @Nullable String bucket, @Nullable String key) {}
}
