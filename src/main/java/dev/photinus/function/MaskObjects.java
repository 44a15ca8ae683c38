package dev.photinus.function;

import dev.photinus.adobe.photoshop.MaskObjectsRequest;
import dev.photinus.adobe.photoshop.MaskingApi;
import dev.photinus.function.Submission.Answer;
import dev.photinus.ledger.Quota;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Submits the job that finds what is on a photo: a mask for each object and each part of the background, with label and score.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop: mask objects</a>
 */
public class MaskObjects {

    static final String NAME = "maskObjects";

    private final Submission submission;
    private final PresignedUrls urls;
    private final MaskingApi api;

    MaskObjects(Submission submission, PresignedUrls urls, MaskingApi api) {
        this.submission = submission;
        this.urls = urls;
        this.api = api;
    }

    /** @param photo JPEG or PNG, at most 4,000 pixels each way */
    @RegisterForReflection
    public record Request(String execution, S3Location photo) {}

    /** @throws dev.photinus.adobe.AdobeException.Passing if the same request may succeed later */
    @Funq(NAME)
    public Outcome maskObjects(Request request) throws InterruptedException {
        return submission.submit(
                new Submission.Step(request.execution(), NAME, Quota.MASKING),
                authorization -> Answer.accepted(
                        api.maskObjects(authorization, MaskObjectsRequest.of(urls.get(request.photo())))));
    }
}
