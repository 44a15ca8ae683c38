package dev.photinus.local.adobe.operation;

import dev.photinus.local.adobe.contract.ContentPolicy;
import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.InputUrl;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Problem;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.contract.RequestSchema;
import dev.photinus.local.adobe.http.Answer;
import dev.photinus.local.adobe.http.Endpoint;
import dev.photinus.local.adobe.http.Request;
import dev.photinus.local.adobe.job.Jobs;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
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
            @Nullable Size size) {
        record Image(Source source, @Nullable Source mask) {}

        record Mask(Source source, @Nullable Boolean invert) {}

        record Source(@Nullable String url, @Nullable String uploadId) {}

        record Size(int width, int height) {}

        Size sizeOrDefault() {
            return size == null ? new Size(2048, 2048) : size;
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
        Body body = schema.read(family(), request.body());
        checkSource(body.image().source(), "image");
        checkSource(body.mask().source(), "mask");
        policy.check(body.prompt());
        List<Long> seeds = seeds(body);
        String id = Accepted.urn();
        jobs.submit(id, Operation.FILL, request.fault(), () -> work.fill(request.base(), body, seeds));
        return Accepted.firefly(request.base(), id);
    }

    private void checkSource(Body.Source source, String part) {
        if (source.url() != null) {
            InputUrl.checked(family(), source.url(), "body", part, "source", "url");
        }
    }

    private static List<Long> seeds(Body body) {
        List<Long> given = body.seeds();
        Integer variations = body.numVariations();
        if (given == null) {
            return ThreadLocalRandom.current()
                    .longs(1, 1_000_000)
                    .distinct()
                    .limit(variations == null ? 1 : variations)
                    .boxed()
                    .toList();
        }
        if (variations != null && variations != given.size()) {
            throw Refusal.invalid(Problem.value(
                    "the number of seeds (" + given.size() + ") must equal numVariations (" + variations + ")",
                    "body",
                    "seeds"));
        }
        return given;
    }
}
