package dev.photinus.local.adobe.fault;

/** What can go wrong at Adobe through nobody's fault at ours. */
public enum Fault {
    /** 429 with {@code retry-after: 1}. */
    RATE_LIMITED,
    /** 500 {@code runtime_error}. */
    SERVER_ERROR,
    /** 503. */
    UNAVAILABLE,
    /** 401, although the token is live. */
    UNAUTHORIZED,
    /** 400, although the request is right. */
    BAD_REQUEST,
    /** 451, whatever the prompt says. */
    CONTENT_POLICY,
    /** The connection breaks without an answer. */
    RESET,
    /** The answer comes late. */
    SLOW,
    /** The job is accepted and fails. */
    JOB_FAILED,
    /** The job is accepted and runs for ever. */
    JOB_NEVER_ENDS
}
