package dev.photinus.local.cli.chaos;

import java.time.Duration;
import java.time.Instant;

/**
 * A process that was killed in the middle of an invocation.
 *
 * @param function its operation, such as {@code createMask}
 * @param photo that it worked on; empty for a function that works on none
 * @param began when the invocation did
 */
public record Kill(String function, String photo, Instant began, Instant killed) {

    /** What was sent before may wait that long on a busy machine, and an answer may be held back besides. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(3);

    /** Whether that job can have been in vain for it: it came after the job was accepted, or at another operation. */
    boolean concerns(Submission job) {
        return !function.equals(job.operation().toString()) || killed.isAfter(job.accepted());
    }

    /** Whether the job was asked for by who was killed: what he had sent by then is served all the same. */
    boolean explains(Submission job) {
        return function.equals(job.operation().toString())
                && photo.equals(job.photo())
                && !job.accepted().isBefore(began)
                && !job.accepted().isAfter(killed.plus(ON_ITS_WAY));
    }
}
