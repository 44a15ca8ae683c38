package dev.photinus.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's record of a job.
 *
 * @param notBefore the slot that is reserved for its next attempt
 * @param attempt how many attempts have been recorded
 * @param leasedUntil end of the lease of the attempt under way
 * @param inDoubt attempts whose response is not known, by caller: each may have been accepted
 * @param wantedBy ARNs of the executions that want it
 * @param payments one for each time that Adobe accepted it
 * @param submission the attempt that Adobe accepted last; absent until then
 * @param success what it made; absent until it succeeded
 * @param failure why the last attempt came to nothing, kept while another is made
 * @param urlsGone whether the outputs' URLs at Adobe are known not to work any more
 */
public record Job(
        JobState state,
        Optional<Instant> notBefore,
        long attempt,
        Optional<Instant> leasedUntil,
        Map<String, Integer> inDoubt,
        Set<String> wantedBy,
        Set<Payment> payments,
        Optional<Submission> submission,
        Optional<Success> success,
        Optional<Failure> failure,
        boolean urlsGone) {

    /** What it made; nothing until it succeeded. */
    public List<Output> outputs() {
        return success.map(Success::outputs).orElse(List.of());
    }

    /** How many of a caller's attempts have no known response. */
    public int inDoubt(Caller caller) {
        return inDoubt.getOrDefault(caller.text(), 0);
    }

    /** Whether an execution has asked for it, and has not ended without it. */
    public boolean isWantedBy(String execution) {
        return wantedBy.contains(execution);
    }

    /** Whether Adobe accepted, on behalf of this execution, the attempt that counts. */
    public boolean isPaidBy(String execution) {
        return submission.isPresent()
                && payments.contains(new Payment(execution, submission.get().jobId()));
    }

    /** Whether the caller knows that it failed, and so must not have it asked for once more. */
    public boolean isFailureSeenBy(Caller caller) {
        return caller.redrive() != Caller.BY_HAND
                && failure.isPresent()
                && failure.get().seenBy().contains(caller.text());
    }

    /**
     * A job that Adobe accepted.
     *
     * @param execution on whose behalf, an ARN
     */
    public record Payment(String execution, String jobId) {

        /** One member of a set in the table: a write that is sent twice adds it once. */
        String text() {
            return execution + " " + jobId;
        }

        static Payment of(String text) {
            int end = text.indexOf(' ');
            return new Payment(text.substring(0, end), text.substring(end + 1));
        }
    }

    /**
     * An attempt that Adobe accepted.
     *
     * @param statusUrl where Adobe tells its status; absent where it answered with the result
     * @param destinations where Adobe was told to write its outputs to; empty where it keeps them itself
     */
    public record Submission(
            String operation,
            String jobId,
            @Nullable String statusUrl,
            @Nullable String cancelUrl,
            Instant submittedAt,
            List<Place> destinations) {}

    /** @param seenAt when it was seen to have succeeded, or its URLs were asked for again */
    public record Success(Instant seenAt, List<Output> outputs) {}

    /**
     * @param code Adobe's, or one of ours
     * @param reason a sentence for the person whose photo it is
     * @param seenBy callers that have been told
     */
    public record Failure(String code, String reason, Set<String> seenBy) {}

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
