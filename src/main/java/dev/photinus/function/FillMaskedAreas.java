package dev.photinus.function;

import dev.photinus.adobe.Generation;
import dev.photinus.adobe.photoshop.FillMaskedAreasRequest;
import dev.photinus.adobe.photoshop.MaskingApi;
import dev.photinus.function.JobRequest.Answer;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Quota;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Submits the job that paints away what masks show, as if it had never been there.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop: fill masked areas</a>
 */
public class FillMaskedAreas {

    static final String NAME = "fillMaskedAreas";

    private final Submission submission;
    private final MaskingApi api;

    FillMaskedAreas(Submission submission, MaskingApi api) {
        this.submission = submission;
        this.api = api;
    }

    /**
     * @param redrive how often that execution has been redriven; 0 where absent
     * @param again whether the job is to be submitted anew for this execution, paid for or not
     * @param photo at most 4,000 pixels each way
     * @param masks what is painted away, in white; at least one
     */
    @RegisterForReflection
    public record Request(
            String execution, @Nullable Integer redrive, @Nullable Boolean again, Picture photo, List<Picture> masks) {}

    /** @throws dev.photinus.adobe.AdobeException.Passing if the same request may succeed later */
    @Funq(NAME)
    public Outcome fillMaskedAreas(Request request) throws InterruptedException {
        return submission.submit(new JobRequest<>(
                NAME,
                Generation.CURRENT,
                Quota.MASKING,
                JobRequest.caller(request.execution(), request.redrive()),
                Boolean.TRUE.equals(request.again()),
                request.photo(),
                names -> body(request, names),
                (authorization, body) -> Answer.accepted(api.fillMaskedAreas(authorization, body))));
    }

    private static FillMaskedAreasRequest body(Request request, PictureNames names) throws IOException {
        List<String> masks = new ArrayList<>();
        for (Picture mask : request.masks()) {
            masks.add(names.url(mask));
        }
        return FillMaskedAreasRequest.of(names.url(request.photo()), masks);
    }
}
