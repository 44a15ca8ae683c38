package dev.photinus.local.asl;

import java.util.Set;

/**
 * The predefined error names.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Handling errors in Step
 *     Functions workflows</a>
 */
final class ErrorNames {

    static final String ALL = "States.ALL";
    static final String BRANCH_FAILED = "States.BranchFailed";
    static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";
    static final String EXCEED_TOLERATED_FAILURE_THRESHOLD = "States.ExceedToleratedFailureThreshold";
    static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    static final String ITEM_READER_FAILED = "States.ItemReaderFailed";
    static final String NO_CHOICE_MATCHED = "States.NoChoiceMatched";
    static final String QUERY_EVALUATION_ERROR = "States.QueryEvaluationError";
    static final String RESULT_WRITER_FAILED = "States.ResultWriterFailed";
    static final String RUNTIME = "States.Runtime";
    static final String TASK_FAILED = "States.TaskFailed";
    static final String TIMEOUT = "States.Timeout";

    private static final Set<String> KNOWN = Set.of(
            ALL,
            BRANCH_FAILED,
            DATA_LIMIT_EXCEEDED,
            EXCEED_TOLERATED_FAILURE_THRESHOLD,
            HEARTBEAT_TIMEOUT,
            "States.IntrinsicFailure",
            ITEM_READER_FAILED,
            NO_CHOICE_MATCHED,
            "States.ParameterPathFailure",
            "States.Permissions",
            QUERY_EVALUATION_ERROR,
            RESULT_WRITER_FAILED,
            "States.ResultPathMatchFailure",
            RUNTIME,
            TASK_FAILED,
            TIMEOUT);

    private ErrorNames() {}

    /** Names that begin with "States." are reserved, so one that is not predefined can only be a slip of the pen. */
    static boolean isKnown(String name) {
        return !name.startsWith("States.") || name.startsWith("States.Http.") || KNOWN.contains(name);
    }
}
