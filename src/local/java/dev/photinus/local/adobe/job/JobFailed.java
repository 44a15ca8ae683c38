package dev.photinus.local.adobe.job;

import dev.photinus.local.adobe.contract.Problem;
import java.util.List;

/** Why a job failed, in the form that its status will tell: Adobe's error code, a message for a person, and where in the request. */
public final class JobFailed extends RuntimeException {
    private final String code;
    private final List<Problem> problems;

    /** A failure that is nobody's fault in particular. */
    public JobFailed(String code, String message) {
        super(message, null, false, false);
        this.code = code;
        this.problems = List.of();
    }

    /** A failure at one place of the request. */
    public JobFailed(Problem problem) {
        super(problem.toString(), null, false, false);
        this.code = "validation_error";
        this.problems = List.of(problem);
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
}
