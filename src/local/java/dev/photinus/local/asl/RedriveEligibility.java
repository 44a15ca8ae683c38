package dev.photinus.local.asl;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an execution can be redriven.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html#redrive-eligibility">Redrive
 *     eligibility</a>
 */
final class RedriveEligibility {

    private static final Duration PERIOD = Duration.ofDays(14);
    private static final Duration MAX_OPEN = Duration.ofDays(365);

    private RedriveEligibility() {}

    /**
     * Why an execution is not redrivable, as DescribeExecution states it, or null if it is.
     *
     * @param ended how it ended; null while it runs
     */
    static @Nullable String obstacle(@Nullable ExecutionResult ended, Instant now) {
        if (ended == null) {
            return "Execution is RUNNING and cannot be redriven";
        }
        if (ended.status() == ExecutionStatus.SUCCEEDED) {
            return "Execution is SUCCEEDED and cannot be redriven";
        }
        if (ended.history().size() >= History.MAX_EVENTS - 1) {
            return "Execution history event limit exceeded";
        }
        if (ended.startDate().plus(MAX_OPEN).isBefore(now)) {
            return "Execution has exceeded the max execution time";
        }
        return ended.stopDate().plus(PERIOD).isBefore(now) ? "Execution redrivable period exceeded" : null;
    }
}
