package dev.photinus.local.adobe.operation;

import dev.photinus.local.adobe.contract.ContentPolicy;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.RequestSchema;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.job.Job;
import dev.photinus.local.adobe.job.Jobs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paints what a mask leaves open, from a prompt.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/api/image_generation/V3/">Firefly API, fill image</a>
 */
public final class FillImage implements Endpoint {
    private final RequestSchema<Body> schema = RequestSchema.of("fill-async", Body.class);
    private final ContentPolicy policy = ContentPolicy.fromResource();
    private final Jobs jobs;
    private final FillWork work;

    /** Serves with these jobs. */
    public FillImage(Jobs jobs, FillWork work) {
        this.jobs = jobs;
        this.work = work;
    }

    record Body(
            Image image,
            Mask mask,
            @Nullable String prompt,
            @Nullable String negativePrompt,
            @Nullable String promptBiasingLocaleCode,
            @Nullable Integer numVariations,
            @Nullable List<Long> seeds,
            Fill.@Nullable Size size) {
        record Image(Fill.Source source, Fill.@Nullable Source mask) {}

        record Mask(Fill.Source source, @Nullable Boolean invert) {}

        Fill fill() {
            return new Fill(
                    Fill.Input.of(image.source(), "body", "image", "source"),
                    Fill.Input.of(mask.source(), "body", "mask", "source"),
                    Boolean.TRUE.equals(mask.invert()),
                    1,
                    prompt,
                    negativePrompt,
                    Fill.seeds(seeds, numVariations),
                    size == null ? Fill.Size.DEFAULT : size);
        }
    }

    @Override
    public Family family() {
        return Family.FIREFLY;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/v3/images/fill-async";
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
        return Accepted.firefly(request.base(), job.id());
    }
}
