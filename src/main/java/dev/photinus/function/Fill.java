package dev.photinus.function;

import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.adobe.firefly.FireflyApi;
import dev.photinus.ledger.Quota;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Submits the job that paints a new background behind a photo's subject. Firefly paints where a mask is white, and the mask has
 * the subject in white, so it is sent inverted.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/api/generative_fill/V3_Async/">Firefly:
 *     fill image</a>
 */
public class Fill {

    static final String NAME = "fill";

    private final Submission submission;
    private final PresignedUrls urls;
    private final JobOutputs outputs;
    private final FireflyApi api;

    Fill(Submission submission, PresignedUrls urls, JobOutputs outputs, @RestClient FireflyApi api) {
        this.submission = submission;
        this.urls = urls;
        this.outputs = outputs;
        this.api = api;
    }

    /**
     * @param mask of the subject; without it, the one that {@code createMask} made in this execution
     * @param prompt what to paint, 1 to 1,024 characters
     * @param negativePrompt what to avoid, at most 1,024 characters
     * @param seeds 1 to 4, distinct: a variation each
     * @param size one of the sizes that Firefly fills
     */
    @RegisterForReflection
    public record Request(
            String execution,
            S3Location photo,
            @Nullable S3Location mask,
            String prompt,
            @Nullable String negativePrompt,
            List<Long> seeds,
            FillRequest.Size size) {}

    /** @throws dev.photinus.adobe.AdobeException.Passing if the same request may succeed later */
    @Funq(NAME)
    public Outcome fill(Request request) throws InterruptedException {
        return submission.submit(
                request.execution(),
                NAME,
                NAME,
                Quota.FIREFLY,
                authorization -> api.fill(authorization, body(request)));
    }

    private FillRequest body(Request request) {
        return new FillRequest(
                request.prompt(),
                blankToNull(request.negativePrompt()),
                request.seeds().size(),
                request.seeds(),
                request.size(),
                new FillRequest.Image(new FillRequest.Source(urls.get(request.photo()))),
                new FillRequest.Mask(new FillRequest.Source(mask(request)), true));
    }

    /** Adobe refuses an empty one. */
    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private String mask(Request request) {
        return request.mask() == null ? outputs.url(request.execution(), CreateMask.NAME, 0) : urls.get(request.mask());
    }
}
