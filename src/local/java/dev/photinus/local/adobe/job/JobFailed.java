package dev.photinus.local.adobe.job;

import dev.photinus.local.adobe.contract.Problem;
import java.util.List;

/** Why a job failed, in the form that its status will tell: Adobe's error code, a message for a person, and where in the request. */
public final class JobFailed extends RuntimeException {
    private final String code;
    private final List<Problem> problems;
    private final boolean violation;

    private JobFailed(String code, String message, List<Problem> problems, boolean violation) {
        super(message, null, false, false);
        this.code = code;
        this.problems = problems;
        this.violation = violation;
    }

    /** A failure that is nobody's fault in particular. */
    public JobFailed(String code, String message) {
        this(code, message, List.of(), false);
    }

    /** A failure at one place of the request. */
    public JobFailed(Problem problem) {
        this("validation_error", problem.toString(), List.of(problem), false);
    }

    /** A failure that a caller would not meet that keeps to the contract. */
    public static JobFailed violation(Problem problem) {
        return new JobFailed("validation_error", problem.toString(), List.of(problem), true);
    }

    public String code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    public List<Problem> problems() {
        return problems;
    }

    /** Whether the caller broke the contract. */
    public boolean isViolation() {
        return violation;
    }
}
