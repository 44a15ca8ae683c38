package dev.photinus.local.adobe.fault;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can go wrong between a caller and Adobe, under the names that {@code --fault} takes.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/concepts/error-codes/">Firefly: error codes</a>
 */
public enum Fault {
    /** 400, although the request is right. */
    BAD_REQUEST("400"),
    /** 401, although the token is live. */
    UNAUTHORIZED("401"),
    /** 403 {@code quota_exhausted}: the credits are gone. */
    QUOTA_EXHAUSTED("quota_exhausted"),
    /** 403 {@code user_non_entitled}. */
    NOT_ENTITLED("user_non_entitled"),
    /** 404, although what is asked for is there. */
    NOT_FOUND("404"),
    /** 410: the endpoint has been switched off. */
    GONE("410"),
    /** 408: Adobe was not fast enough for itself. */
    TIMED_OUT("408"),
    /** 413, in HTML as Firefly's gateway says it. */
    TOO_LARGE("413"),
    /** 422 {@code validation_error}, although every value is right. */
    INVALID("422"),
    /** 429 with {@code retry-after: 1}. */
    RATE_LIMITED("429"),
    /** 429 with an HTTP date in {@code retry-after}, two seconds from now. */
    RATE_LIMITED_UNTIL("429-date"),
    /** 429 without {@code retry-after}. */
    RATE_LIMITED_UNTOLD("429-untold"),
    /** 451, whatever the prompt says. */
    CONTENT_POLICY("451"),
    /** 422 {@code prompt_unsafe}, as the content policy answers to a fill since 2026. */
    PROMPT_UNSAFE("prompt_unsafe"),
    /** 422 {@code output_media_unsafe}. */
    OUTPUT_UNSAFE("output_media_unsafe"),
    /** 422 {@code language_not_supported}. */
    LANGUAGE_NOT_SUPPORTED("language_not_supported"),
    /** 400 {@code 400411}: Photoshop's content filter. */
    PHOTOSHOP_CONTENT("400411"),
    /** 403 {@code 403401}: not entitled, in Photoshop's words. */
    PHOTOSHOP_NOT_ENTITLED("403401"),
    /** 403 {@code 403421}: the quota is exhausted, in Photoshop's words. */
    PHOTOSHOP_QUOTA("403421"),
    /** 422 {@code 422404}: Photoshop could not read the photo. */
    PHOTOSHOP_INPUT("422404"),
    /** 500 {@code 500600}: Photoshop failed. */
    PHOTOSHOP_ERROR("500600"),
    /** 403 {@code 403000}: Adobe's gateway has seen no API key. */
    NO_API_KEY("403000"),
    /** 403 {@code 403003}: Adobe's gateway knows the API key, but not for this API. */
    API_KEY_INVALID("403003"),
    /** 401 {@code 401014}: a token that Adobe's gateway does not accept. */
    TOKEN_REFUSED("401014"),
    /** 503 with {@code retry-after: 1}. */
    UNAVAILABLE_UNTIL("503-retry-after"),
    /** 500 {@code runtime_error}. */
    SERVER_ERROR("500"),
    /** 502 with a proxy's page in place of JSON. */
    BAD_GATEWAY("502"),
    /** 503. */
    UNAVAILABLE("503"),
    /** The connection breaks before the call is read, which is as near as a host that runs can come to refusing it. */
    REFUSED("refused"),
    /** The call is served, and the connection breaks in the middle of the answer. */
    RESET("reset"),
    /** The call is served, and no answer comes. */
    SILENCE("silence"),
    /** The call is served, and the answer is cut off where nobody notices but who reads it. */
    TRUNCATED("truncated"),
    /** The answer comes late. */
    SLOW("slow"),
    /** The job is accepted and fails. */
    JOB_FAILED("failed", true),
    /** The job is accepted and runs for ever. */
    JOB_NEVER_ENDS("endless", true),
    /** The job is accepted and gets into a state that the contract does not know. */
    UNKNOWN_STATUS("unknown-status", true),
    /** The job succeeds and names no output. */
    NO_OUTPUTS("empty-outputs", true),
    /** The job succeeds, and the URLs of what Adobe keeps of it have expired already. */
    RESULT_EXPIRED("expired-result", true),
    /** The job succeeds, and what Adobe keeps of it is a web page that calls itself a picture. */
    NOT_AN_IMAGE("not-an-image", true);

    private final String label;
    private final boolean ofJob;

    Fault(String label) {
        this(label, false);
    }

    Fault(String label, boolean ofJob) {
        this.label = label;
        this.ofJob = ofJob;
    }

    /** Whether it befalls a job that is accepted, rather than a call. */
    public boolean isOfJob() {
        return ofJob;
    }

    /** The fault of that name. */
    public static Optional<Fault> named(String name) {
        return Arrays.stream(values()).filter(fault -> fault.label.equals(name)).findFirst();
    }

    /** Every name, for a message. */
    public static String names() {
        return Arrays.stream(values()).map(Fault::toString).collect(Collectors.joining(", "));
    }

    /** The fault's one name, for example {@code 429-date}. */
    @Override
    public String toString() {
        return label;
    }
}
