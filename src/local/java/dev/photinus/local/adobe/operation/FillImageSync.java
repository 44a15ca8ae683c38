package dev.photinus.local.adobe.operation;

import dev.photinus.local.adobe.contract.ContentPolicy;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.contract.RequestSchema;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.job.Job;
import dev.photinus.local.adobe.job.JobFailed;
import dev.photinus.local.adobe.job.JobState;
import dev.photinus.local.adobe.job.Jobs;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fill of the legacy generation: the same job as {@link FillImage}, but the caller waits for it and gets its result at once.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/how-tos/firefly-fill-image-api-tutorial">Fill image
 *     tutorial</a>
 */
public final class FillImageSync implements Endpoint {
    private static final int LEAST_MASK_SIDE = 600;
    /** How long a caller is kept waiting. Adobe names no figure; its fills take 20 s at the most. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final RequestSchema<Body> schema = RequestSchema.of("fill", Body.class);
    private final ContentPolicy policy = ContentPolicy.fromResource();
    private final Jobs jobs;
    private final FillWork work;

    /** Serves with these jobs. */
    public FillImageSync(Jobs jobs, FillWork work) {
        this.jobs = jobs;
        this.work = work;
    }

    record Body(
            Image image,
            @Nullable String prompt,
            @Nullable String negativePrompt,
            @Nullable String promptBiasingLocaleCode,
            @Nullable Integer numVariations,
            @Nullable List<Long> seeds) {
        record Image(Fill.Source source, Fill.Source mask) {}

        Fill fill() {
            return new Fill(
                    Fill.Input.of(image.source(), "body", "image", "source"),
                    Fill.Input.of(image.mask(), "body", "image", "mask"),
                    false,
                    LEAST_MASK_SIDE,
                    prompt,
                    negativePrompt,
                    Fill.seeds(seeds, numVariations),
                    null);
        }
    }

    @Override
    public Family family() {
        return Family.FIREFLY_SYNC;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v3/images/fill";
    }

    @Override
    public Operation operation(Request request) {
        return Operation.FILL;
    }

    @Override
    public Answer answer(Request request) {
        Fill fill = schema.read(family(), request.body()).fill();
        fill.image().check(family());
        fill.mask().check(family());
        policy.check(fill.prompt());
        Job job = jobs.submit(Accepted.urn(), Operation.FILL, request, () -> work.fill(request.base(), fill));
        return answer(job);
    }

    private Answer answer(Job job) {
        JobState state = ended(job);
        if (state instanceof JobState.Succeeded succeeded) {
            return Answer.json(200, succeeded.result());
        }
        if (state instanceof JobState.Failed failed) {
            throw refusal(failed.reason());
        }
        jobs.cancel(job);
        throw Refusal.of(408, "timeout_error", "The fill took longer than " + PATIENCE.toSeconds() + " s.");
    }

    private static JobState ended(Job job) {
        try {
            return job.await(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(503, "runtime_error", "The stand-in was stopped.");
        }
    }

    private static Refusal refusal(JobFailed reason) {
        if (reason.problems().isEmpty()) {
            return Refusal.of(500, reason.code(), reason.message());
        }
        return reason.isViolation() ? Refusal.invalid(reason.problems()) : Refusal.unprocessable(reason.problems());
    }
}
