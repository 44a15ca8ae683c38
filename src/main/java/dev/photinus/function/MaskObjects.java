package dev.photinus.function;

import dev.photinus.adobe.Generation;
import dev.photinus.adobe.photoshop.MaskObjectsRequest;
import dev.photinus.adobe.photoshop.MaskingApi;
import dev.photinus.function.JobRequest.Answer;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Quota;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Submits the job that finds what is on a photo: a mask for each object and each part of the background, with label and score.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop: mask objects</a>
 */
public class MaskObjects {

    static final String NAME = "maskObjects";

    private final Submission submission;
    private final MaskingApi api;

    MaskObjects(Submission submission, MaskingApi api) {
        this.submission = submission;
        this.api = api;
    }

    /**
     * @param redrive how often that execution has been redriven; 0 where absent
     * @param again whether the job is to be submitted anew for this execution, paid for or not
     * @param photo JPEG or PNG, at most 4,000 pixels each way
     */
    @RegisterForReflection
    public record Request(String execution, @Nullable Integer redrive, @Nullable Boolean again, Picture photo) {}

    /** @throws dev.photinus.adobe.AdobeException.Passing if the same request may succeed later */
    @Funq(NAME)
    public Outcome maskObjects(Request request) throws InterruptedException {
        return submission.submit(new JobRequest<>(
                NAME,
                Generation.CURRENT,
                Quota.MASKING,
                JobRequest.caller(request.execution(), request.redrive()),
                Boolean.TRUE.equals(request.again()),
                request.photo(),
                names -> MaskObjectsRequest.of(names.url(request.photo())),
                (authorization, body) -> Answer.accepted(api.maskObjects(authorization, body))));
    }
}
