package dev.photinus.local.adobe.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the {@link JobLog}: a job as it was when the line was written. No URL in it has a query.
 *
 * @param millis the least time from its acceptance to its end; absent where it never ends
 * @param fault that is played at it
 * @param path of the request
 * @param request its body; absent once it is of no use any more
 * @param started when its work began
 * @param workDone when its work ended
 * @param result what it made
 * @param failure why it failed
 * @param cancelled when it was cancelled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SavedJob(
        String id,
        Operation operation,
        Instant submitted,
        @Nullable Long millis,
        @Nullable Fault fault,
        String path,
        @Nullable ObjectNode request,
        @Nullable Instant started,
        @Nullable Instant workDone,
        @Nullable ObjectNode result,
        @Nullable Failure failure,
        @Nullable Instant cancelled) {

    /** Why a job failed; see {@link JobFailed}. */
    record Failure(String code, String message) {
        JobFailed toException() {
            return new JobFailed(code, message);
        }
    }

    boolean hasEnded() {
        return cancelled != null || workDone != null;
    }

    @Nullable
    Duration time() {
        return millis == null ? null : Duration.ofMillis(millis);
    }

    Optional<Fault> playedFault() {
        return Optional.ofNullable(fault);
    }
}
