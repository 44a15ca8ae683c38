package dev.photinus.local.cli.chaos;

import java.time.Instant;

/**
 * A process that was killed in the middle of an invocation.
 *
 * @param function its operation, such as {@code createMask}
 * @param photo that it worked on; empty for a function that works on none
 * @param began when the invocation did
 */
public record Kill(String function, String photo, Instant began, Instant killed) {

    /** Whether that job can have been in vain for it: it came after the job was accepted, or at another operation. */
    boolean concerns(Submission job) {
        return !function.equals(job.operation().toString()) || killed.isAfter(job.accepted());
    }

    boolean covers(Instant moment) {
        return !moment.isBefore(began) && !moment.isAfter(killed);
    }
}
