package dev.photinus.function;

import dev.photinus.adobe.AdobeConfig;
import dev.photinus.adobe.Generation;
import dev.photinus.adobe.photoshop.RemoveBackgroundApi;
import dev.photinus.adobe.photoshop.RemoveBackgroundRequest;
import dev.photinus.adobe.photoshop.SenseiApi;
import dev.photinus.adobe.photoshop.SenseiRequest;
import dev.photinus.function.JobRequest.Answer;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Quota;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Submits the job that masks a photo's subject: white is the subject, black is what is behind it.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/guides/remove-background/">Photoshop: remove
 *     background</a>
 */
public class CreateMask {

    static final String NAME = "createMask";

    private static final String PNG = "image/png";

    private final Submission submission;
    private final RemoveBackgroundApi api;
    private final SenseiApi legacyApi;
    private final Generation generation;

    CreateMask(Submission submission, RemoveBackgroundApi api, SenseiApi legacyApi, AdobeConfig config) {
        this.submission = submission;
        this.api = api;
        this.legacyApi = legacyApi;
        this.generation = config.createMask().generation();
    }

    /**
     * @param execution the state machine's execution, which wants the job
     * @param redrive how often that execution has been redriven; 0 where absent
     * @param again whether the job is to be submitted anew for this execution, paid for or not
     * @param photo JPEG, PNG, WebP or TIFF
     */
    @RegisterForReflection
    public record Request(String execution, @Nullable Integer redrive, @Nullable Boolean again, Picture photo) {}

    /** @throws dev.photinus.adobe.AdobeException.Passing if the same request may succeed later */
    @Funq(NAME)
    public Outcome createMask(Request request) throws InterruptedException {
        return generation == Generation.CURRENT
                ? submission.submit(new JobRequest<>(
                        NAME,
                        generation,
                        Quota.REMOVE_BACKGROUND,
                        JobRequest.caller(request.execution(), request.redrive()),
                        Boolean.TRUE.equals(request.again()),
                        request.photo(),
                        names -> RemoveBackgroundRequest.mask(names.url(request.photo())),
                        (authorization, body) -> Answer.accepted(api.removeBackground(authorization, body))))
                : submission.submit(new JobRequest<>(
                        NAME,
                        generation,
                        Quota.REMOVE_BACKGROUND,
                        JobRequest.caller(request.execution(), request.redrive()),
                        Boolean.TRUE.equals(request.again()),
                        request.photo(),
                        names -> SenseiRequest.mask(names.url(request.photo()), names.destination(PNG)),
                        (authorization, body) -> Answer.accepted(legacyApi.mask(authorization, body), PNG)));
    }
}
