package dev.photinus.local.adobe.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call that is not served. The {@linkplain Family family} of the API gives it its wire form.
 *
 * <p>A refusal is a contract <em>violation</em> when a caller that keeps to Adobe's OpenAPI files would never meet it; an expired token,
 * an exceeded quota or an unsafe prompt is not one.
 */
public final class Refusal extends RuntimeException {
    private final int status;
    private final String code;
    private final List<Problem> problems;
    private final Map<String, String> headers;
    private final boolean violation;

    private Refusal(
            int status,
            String code,
            String message,
            List<Problem> problems,
            Map<String, String> headers,
            boolean violation) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.problems = problems;
        this.headers = headers;
        this.violation = violation;
    }

    /** A refusal that a caller may meet without any fault of its own. */
    public static Refusal of(int status, String code, String message) {
        return new Refusal(status, code, message, List.of(), Map.of(), false);
    }

    /** A refusal that says that the caller broke the contract. */
    public static Refusal violation(int status, String code, String message) {
        return new Refusal(status, code, message, List.of(), Map.of(), true);
    }

    /** 422: the body has the right form of JSON and the wrong content. */
    public static Refusal invalid(List<Problem> problems) {
        return invalid(problems, true);
    }

    /** 422 for content that is wrong by no fault of the request, such as a link that has expired since. */
    public static Refusal unprocessable(List<Problem> problems) {
        return invalid(problems, false);
    }

    private static Refusal invalid(List<Problem> problems, boolean violation) {
        String all = problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
        return new Refusal(422, "validation_error", "Validation failed: " + all, problems, Map.of(), violation);
    }

    /** 422 with one problem. */
    public static Refusal invalid(Problem problem) {
        return invalid(List.of(problem));
    }

    /** 429: over the quota; {@code wait} is rounded up to whole seconds. */
    public static Refusal rateLimited(String code, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Refusal(
                429,
                code,
                "Too many requests. Try again in " + seconds + " s.",
                List.of(),
                Map.of("retry-after", Long.toString(seconds), "x-access-rate-limit-level", "org"),
                false);
    }

    /** 429 with a {@code retry-after} as it is given, or with none. */
    public static Refusal rateLimited(String code, @Nullable String retryAfter) {
        Map<String, String> level = Map.of("x-access-rate-limit-level", "org");
        return new Refusal(
                429,
                code,
                "Too many requests.",
                List.of(),
                retryAfter == null ? level : Map.of("retry-after", retryAfter, "x-access-rate-limit-level", "org"),
                false);
    }

    /** 503 that says when to come back. */
    public static Refusal unavailable(Duration wait) {
        return new Refusal(
                503,
                "runtime_error",
                "Service Unavailable",
                List.of(),
                Map.of("retry-after", Long.toString(wait.toSeconds())),
                false);
    }

    /** 403 with the reason in {@code x-access-error}, as Adobe's gateway gives it. */
    public static Refusal accessError(String code, String reason, String message) {
        return new Refusal(403, code, message, List.of(), Map.of("x-access-error", reason), false);
    }

    /** What Adobe would serve and the stand-in cannot. */
    public static Refusal notPlayed(String what) {
        return of(400, "not_played", "The stand-in for Adobe does not play " + what + "; Adobe itself would.");
    }

    public int status() {
        return status;
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

    public Map<String, String> headers() {
        return headers;
    }

    public boolean isViolation() {
        return violation;
    }
}
