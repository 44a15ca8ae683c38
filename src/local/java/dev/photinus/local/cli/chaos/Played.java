package dev.photinus.local.cli.chaos;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import java.time.Instant;

/**
 * A fault on a call.
 *
 * @param photo that the call was for; empty for a token
 * @param jobId of the job whose status was asked for; empty for other calls
 */
public record Played(Operation operation, String photo, String jobId, Fault fault, Instant at) {

    /**
     * Whether that job can have been in vain for it: it came upon the job itself, or after it was accepted, or at another operation, which
     * may go on beside it.
     */
    boolean concerns(Submission job) {
        return operation != job.operation() || at.isAfter(job.accepted()) || (fault.isOfJob() && fault == job.fault());
    }
}
