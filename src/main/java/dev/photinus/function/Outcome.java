package dev.photinus.function;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.photinus.adobe.MaskedObject;
import dev.photinus.ledger.JobKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a step on Adobe's side stands. State machines branch on {@code status}; whatever can be expected is one of these, and an
 * exception means that the step may be tried again.
 */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Submitted.class, name = "submitted"),
    @JsonSubTypes.Type(value = Outcome.Scheduled.class, name = "scheduled"),
    @JsonSubTypes.Type(value = Outcome.Running.class, name = "running"),
    @JsonSubTypes.Type(value = Outcome.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Outcome.Unauthorized.class, name = "unauthorized")
})
public sealed interface Outcome {

    /**
     * Adobe has accepted the job, or has done it at once, for this execution or another, and the ledger knows it.
     *
     * @param jobId Adobe's name for it
     */
    @RegisterForReflection
    record Submitted(JobKey job, String jobId) implements Outcome {}

    /**
     * The call has a slot, but not yet: the same step is to run again then.
     *
     * @param notBefore a moment before the slot; ISO 8601, as a Wait state takes it
     */
    @RegisterForReflection
    record Scheduled(Instant notBefore) implements Outcome {}

    /** Adobe still works on the job. */
    @RegisterForReflection
    record Running(JobKey job, String jobId) implements Outcome {}

    /**
     * The job is done; its results are in the ledger, because their URLs are signed.
     *
     * @param paid whether Adobe accepted it on behalf of the execution that asks; false where another execution paid
     * @param seconds from submission until the result was seen
     */
    @RegisterForReflection
    record Succeeded(JobKey job, String jobId, boolean paid, double seconds, List<Output> outputs) implements Outcome {}

    /**
     * There will be no result in this execution; the next start, or a redrive, asks again.
     *
     * @param code Adobe's, such as {@code prompt_unsafe}
     * @param reason a sentence for the person whose photo it is
     */
    @RegisterForReflection
    record Failed(@Nullable JobKey job, @Nullable String jobId, String code, String reason) implements Outcome {}

    /** Adobe does not accept the access token: {@code authenticate} is to run, then the same step again. */
    @RegisterForReflection
    record Unauthorized(String reason) implements Outcome {}

    /**
     * One result, without its URL.
     *
     * @param seed it was generated with, where it was generated
     * @param object that it masks, where it is the mask of an object
     */
    @RegisterForReflection
    record Output(@Nullable Long seed, @JsonUnwrapped @Nullable MaskedObject object) {}
}
