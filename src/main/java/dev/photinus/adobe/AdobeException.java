package dev.photinus.adobe;

import java.io.Serial;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * A call that Adobe did not answer with what was asked for. The subclasses are what callers treat differently; the message
 * says what Adobe said, and is {@linkplain Redacted redacted}: Adobe may repeat what it was sent.
 */
public abstract sealed class AdobeException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private AdobeException(String message, @Nullable Throwable cause) {
        super(Redacted.text(message), cause);
    }

    /** 401: the access token is missing, expired or revoked; a new one may be accepted. */
    public static final class Unauthorized extends AdobeException {
        @Serial
        private static final long serialVersionUID = 1;

        public Unauthorized(String message) {
            super(message, null);
        }
    }

    /**
     * 429, or a passing fault such as 503 that says when to come back: the call was not accepted, and the same one may be made
     * again after {@link #retryAfter()}.
     */
    public static final class RateLimited extends AdobeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final Duration retryAfter;

        public RateLimited(String message, Duration retryAfter) {
            super(message, null);
            this.retryAfter = retryAfter;
        }

        /** From now; never negative. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** Any other 4xx: the same call would be refused again. */
    public static final class Rejected extends AdobeException {
        @Serial
        private static final long serialVersionUID = 1;

        private static final int NOT_FOUND = 404;
        private static final int GONE = 410;

        private final int status;
        private final String code;

        public Rejected(int status, String code, String message) {
            super(message, null);
            this.status = status;
            this.code = code;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** Whether Adobe does not know, or not any more, what was asked for. */
        public boolean isNotFound() {
            return status == NOT_FOUND || status == GONE;
        }

        /** Adobe's {@code error_code} or {@code x-access-error}, such as {@code prompt_unsafe} or {@code quota_exhausted}. */
        public String code() {
            return code;
        }
    }

    /**
     * Whether Adobe can have read a call that ended like this: it may have accepted it then, although its answer was lost.
     *
     * @param fault what the REST client threw
     */
    public static boolean mayHaveReachedAdobe(Throwable fault) {
        for (Throwable each = fault; each != null; each = each.getCause()) {
            if (each instanceof ConnectException
                    || each instanceof UnknownHostException
                    || each instanceof SSLHandshakeException) {
                return false;
            }
        }
        return true;
    }

    /** 408, 5xx, or no answer at all: the same call may succeed in a while. */
    public static final class Passing extends AdobeException {
        @Serial
        private static final long serialVersionUID = 1;

        public Passing(String message, @Nullable Throwable cause) {
            super(message, cause);
        }

        /**
         * Adobe did not answer, or not in a way that can be read.
         *
         * @param asked what it was asked for, such as {@code fill}
         */
        public static Passing noAnswer(String asked, Throwable cause) {
            Throwable root = cause;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String said = root.getMessage() == null ? "" : ": " + root.getMessage();
            return new Passing(
                    "Adobe did not answer " + asked + ": " + root.getClass().getSimpleName() + said, cause);
        }
    }
}
