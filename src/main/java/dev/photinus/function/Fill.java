package dev.photinus.function;

import dev.photinus.adobe.AdobeConfig;
import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.Generation;
import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.adobe.firefly.FireflyApi;
import dev.photinus.adobe.firefly.SynchronousFillApi;
import dev.photinus.adobe.firefly.SynchronousFillRequest;
import dev.photinus.adobe.firefly.SynchronousFillResponse;
import dev.photinus.function.Submission.Answer;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.Quota;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Submits the job that paints a new background behind a photo's subject. Firefly paints where a mask is white; one that has the
 * subject in white is sent inverted.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/api/generative_fill/V3_Async/">Firefly:
 *     fill image</a>
 */
public class Fill {

    static final String NAME = "fill";

    private static final String BACKGROUND = "background";

    private final Submission submission;
    private final FireflySources sources;
    private final MaskInversion inversion;
    private final FireflyApi api;
    private final SynchronousFillApi legacyApi;
    private final Generation generation;

    Fill(
            Submission submission,
            FireflySources sources,
            MaskInversion inversion,
            FireflyApi api,
            SynchronousFillApi legacyApi,
            AdobeConfig config) {
        this.submission = submission;
        this.sources = sources;
        this.inversion = inversion;
        this.api = api;
        this.legacyApi = legacyApi;
        this.generation = config.fill().generation();
    }

    /**
     * @param mask that is painted by; without it, the one that {@code createMask} made in this execution
     * @param maskSelects which side of it is white: {@code subject}, as where it is absent, or {@code background}
     * @param prompt what to paint, 1 to 1,024 characters
     * @param negativePrompt what to avoid, at most 1,024 characters
     * @param seeds 1 to 4, distinct: a variation each
     * @param size one of the sizes that Firefly fills; the legacy generation takes none
     * @param intermediate a folder for a mask that has to be inverted
     */
    @RegisterForReflection
    public record Request(
            String execution,
            S3Location photo,
            @Nullable Picture mask,
            @Nullable String maskSelects,
            String prompt,
            @Nullable String negativePrompt,
            List<Long> seeds,
            FillRequest.Size size,
            S3Location intermediate) {

        Picture maskOrCreated() {
            return mask == null ? Picture.madeBy(CreateMask.NAME, 0) : mask;
        }

        boolean paintsWhereMaskIsBlack() {
            return !BACKGROUND.equals(maskSelects);
        }

        /** Adobe refuses an empty one. */
        @Nullable
        String negativePromptOrNull() {
            return negativePrompt == null || negativePrompt.isBlank() ? null : negativePrompt;
        }
    }

    /** @throws dev.photinus.adobe.AdobeException.Passing if the same request may succeed later */
    @Funq(NAME)
    public Outcome fill(Request request) throws InterruptedException {
        return submission.submit(
                new Submission.Step(request.execution(), NAME, Quota.FIREFLY),
                authorization -> generation == Generation.CURRENT
                        ? current(request, authorization)
                        : legacy(request, authorization));
    }

    private Answer current(Request request, Authorization authorization) throws IOException {
        FillRequest.Source photo = photo(request, authorization);
        FillRequest.Source mask = mask(request, authorization, request.maskOrCreated());
        return Answer.accepted(api.fill(
                authorization,
                new FillRequest(
                        request.prompt(),
                        request.negativePromptOrNull(),
                        request.seeds().size(),
                        request.seeds(),
                        request.size(),
                        new FillRequest.Image(photo),
                        new FillRequest.Mask(mask, request.paintsWhereMaskIsBlack()))));
    }

    private Answer legacy(Request request, Authorization authorization) throws IOException {
        Picture painted = request.paintsWhereMaskIsBlack()
                ? inversion.of(request.execution(), request.maskOrCreated(), request.intermediate())
                : request.maskOrCreated();
        FillRequest.Source photo = photo(request, authorization);
        FillRequest.Source mask = mask(request, authorization, painted);
        return done(legacyApi.fill(
                authorization,
                new SynchronousFillRequest(
                        request.prompt(),
                        request.negativePromptOrNull(),
                        request.seeds().size(),
                        request.seeds(),
                        new SynchronousFillRequest.Image(photo, mask))));
    }

    private FillRequest.Source photo(Request request, Authorization authorization) throws IOException {
        return sources.source(authorization, request.execution(), "photo", Picture.at(request.photo()));
    }

    private FillRequest.Source mask(Request request, Authorization authorization, Picture mask) throws IOException {
        return sources.source(authorization, request.execution(), "mask", mask);
    }

    private static Answer done(SynchronousFillResponse response) {
        List<Job.Output> outputs = response.outputs() == null
                ? List.of()
                : response.outputs().stream().map(Fill::output).toList();
        if (outputs.isEmpty()) {
            throw new AdobeException.Rejected(200, "no_outputs", "Adobe answered the fill without an output");
        }
        return new Answer.Done(outputs);
    }

    private static Job.Output output(SynchronousFillResponse.Output output) {
        if (output.image() == null || output.image().url() == null) {
            throw new AdobeException.Rejected(
                    200, "no_outputs", "Adobe answered the fill with an output without a URL");
        }
        return new Job.Output(output.image().url(), output.seed(), null, null);
    }
}
