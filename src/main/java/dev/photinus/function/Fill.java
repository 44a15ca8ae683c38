package dev.photinus.function;

import dev.photinus.adobe.AdobeConfig;
import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.Generation;
import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.adobe.firefly.FireflyApi;
import dev.photinus.adobe.firefly.SynchronousFillApi;
import dev.photinus.adobe.firefly.SynchronousFillRequest;
import dev.photinus.adobe.firefly.SynchronousFillResponse;
import dev.photinus.function.JobRequest.Answer;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.Quota;
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
    private final FireflyApi api;
    private final SynchronousFillApi legacyApi;
    private final Generation generation;

    Fill(Submission submission, FireflyApi api, SynchronousFillApi legacyApi, AdobeConfig config) {
        this.submission = submission;
        this.api = api;
        this.legacyApi = legacyApi;
        this.generation = config.fill().generation();
    }

    /**
     * @param redrive how often that execution has been redriven; 0 where absent
     * @param again whether the job is to be submitted anew for this execution, paid for or not
     * @param mask that is painted by: an object, or what {@code createMask} made
     * @param maskSelects which side of it is white: {@code subject}, as where it is absent, or {@code background}
     * @param prompt what to paint, 1 to 1,024 characters
     * @param negativePrompt what to avoid, at most 1,024 characters
     * @param seeds 1 to 4, distinct: a variation each
     * @param size one of the sizes that Firefly fills; the legacy generation takes none
     */
    @RegisterForReflection
    public record Request(
            String execution,
            @Nullable Integer redrive,
            @Nullable Boolean again,
            Picture photo,
            Picture mask,
            @Nullable String maskSelects,
            String prompt,
            @Nullable String negativePrompt,
            List<Long> seeds,
            FillRequest.Size size) {

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
        return generation == Generation.CURRENT
                ? submission.submit(new JobRequest<>(
                        NAME,
                        generation,
                        Quota.FIREFLY,
                        JobRequest.caller(request.execution(), request.redrive()),
                        Boolean.TRUE.equals(request.again()),
                        request.photo(),
                        names -> current(request, names),
                        (authorization, body) -> Answer.accepted(api.fill(authorization, body))))
                : submission.submit(new JobRequest<>(
                        NAME,
                        generation,
                        Quota.FIREFLY,
                        JobRequest.caller(request.execution(), request.redrive()),
                        Boolean.TRUE.equals(request.again()),
                        request.photo(),
                        names -> legacy(request, names),
                        (authorization, body) -> done(legacyApi.fill(authorization, body))));
    }

    private static FillRequest current(Request request, PictureNames names) throws IOException {
        return new FillRequest(
                request.prompt(),
                request.negativePromptOrNull(),
                request.seeds().size(),
                request.seeds(),
                request.size(),
                new FillRequest.Image(names.source(request.photo())),
                new FillRequest.Mask(names.source(request.mask()), request.paintsWhereMaskIsBlack()));
    }

    private static SynchronousFillRequest legacy(Request request, PictureNames names) throws IOException {
        FillRequest.Source mask =
                request.paintsWhereMaskIsBlack() ? names.inverted(request.mask()) : names.source(request.mask());
        return new SynchronousFillRequest(
                request.prompt(),
                request.negativePromptOrNull(),
                request.seeds().size(),
                request.seeds(),
                new SynchronousFillRequest.Image(names.source(request.photo()), mask));
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
