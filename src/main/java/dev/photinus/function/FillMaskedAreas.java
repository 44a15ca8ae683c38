package dev.photinus.function;

import dev.photinus.adobe.photoshop.FillMaskedAreasRequest;
import dev.photinus.adobe.photoshop.MaskingApi;
import dev.photinus.function.Submission.Answer;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Quota;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Submits the job that paints away what masks show, as if it had never been there.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop: fill masked areas</a>
 */
public class FillMaskedAreas {

    static final String NAME = "fillMaskedAreas";

    private final Submission submission;
    private final PresignedUrls urls;
    private final Pictures pictures;
    private final MaskingApi api;

    FillMaskedAreas(Submission submission, PresignedUrls urls, Pictures pictures, MaskingApi api) {
        this.submission = submission;
        this.urls = urls;
        this.pictures = pictures;
        this.api = api;
    }

    /**
     * @param photo at most 4,000 pixels each way
     * @param masks what is painted away, in white; at least one
     */
    @RegisterForReflection
    public record Request(String execution, S3Location photo, List<Picture> masks) {}

    /** @throws dev.photinus.adobe.AdobeException.Passing if the same request may succeed later */
    @Funq(NAME)
    public Outcome fillMaskedAreas(Request request) throws InterruptedException {
        return submission.submit(
                new Submission.Step(request.execution(), NAME, Quota.MASKING),
                authorization -> Answer.accepted(api.fillMaskedAreas(
                        authorization,
                        FillMaskedAreasRequest.of(
                                urls.get(request.photo()),
                                request.masks().stream()
                                        .map(mask -> pictures.url(request.execution(), mask))
                                        .toList()))));
    }
}
