package dev.photinus.adobe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Adobe says of a job, read out of any family's status answer. */
public sealed interface JobStatus {

    /**
     * Not finished yet, as far as the answer can be understood.
     *
     * @param note why the answer was taken for that, where it does not say so itself; else empty. It is {@linkplain Redacted
     *     redacted}
     */
    record Running(String note) implements JobStatus {

        public Running {
            note = Redacted.text(note);
        }

        public Running() {
            this("");
        }
    }

    /** Finished, with what it made, in Adobe's order. */
    record Succeeded(List<Output> outputs) implements JobStatus {}

    /** Ended without a result; a new job would be needed. The message is {@linkplain Redacted redacted}. */
    record Failed(String code, String message) implements JobStatus {

        public Failed {
            code = Redacted.text(code);
            message = Redacted.text(message);
        }
    }

    /**
     * One result.
     *
     * @param url where it can be fetched while its signature lasts (a bearer credential: never to be logged); where Adobe wrote
     *     to a destination of ours, absent or that destination
     * @param seed what it was generated with, where the operation generates
     * @param object what a mask shows, where the operation finds objects
     */
    record Output(@Nullable String url, @Nullable Long seed, @Nullable MaskedObject object) {}
}
