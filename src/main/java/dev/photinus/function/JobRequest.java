package dev.photinus.function;

import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.Generation;
import dev.photinus.adobe.JobAccepted;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Caller;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.Quota;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a function asks of Adobe.
 *
 * @param operation the function's name
 * @param again whether it is to be submitted anew for this execution, paid for or not
 * @param photo whose job it is: an object, or what another job made of one
 * @param body builds the body that is sent
 * @param call sends it
 */
record JobRequest<B>(
        String operation,
        Generation generation,
        Quota quota,
        Caller caller,
        boolean again,
        Picture photo,
        Body<B> body,
        Call<B> call) {

    /** Builds a request's body with its pictures named in one way or another. */
    @FunctionalInterface
    interface Body<B> {
        B with(PictureNames names) throws IOException;
    }

    /** The call to Adobe. */
    @FunctionalInterface
    interface Call<B> {
        Answer make(Authorization authorization, B body);
    }

    /** Adobe's answer to the call. */
    sealed interface Answer {

        /** It works on the job, and will keep the results. */
        static Answer accepted(JobAccepted job) {
            return new Accepted(job, null);
        }

        /** It works on the job, and will write the result to the request's destination. */
        static Answer accepted(JobAccepted job, String mediaType) {
            return new Accepted(job, mediaType);
        }

        /** It has done the job. */
        record Done(List<Job.Output> outputs) implements Answer {}

        /** @param written the type of what it writes into the bucket itself; null where it keeps what it makes */
        record Accepted(JobAccepted job, @Nullable String written) implements Answer {}
    }

    /** Who asks, as a state machine says it: neither has to be given by hand. */
    static Caller caller(String execution, @Nullable Integer redrive) {
        return new Caller(execution, redrive == null ? Caller.BY_HAND : redrive);
    }
}
