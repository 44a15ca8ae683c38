package dev.photinus.function;

import dev.photinus.adobe.photoshop.EditRequest;
import dev.photinus.adobe.photoshop.PhotoshopApi;
import dev.photinus.ledger.Quota;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Submits the job that corrects a picture's light and colour, and has Adobe write the result into the bucket.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/api/">Photoshop: edit</a>
 */
public class AutoTone {

    static final String NAME = "autoTone";

    private final Submission submission;
    private final PresignedUrls urls;
    private final JobOutputs outputs;
    private final PhotoshopApi api;

    AutoTone(Submission submission, PresignedUrls urls, JobOutputs outputs, @RestClient PhotoshopApi api) {
        this.submission = submission;
        this.urls = urls;
        this.outputs = outputs;
        this.api = api;
    }

    /**
     * @param photo what to correct; without it, a variation that {@code fill} made in this execution
     * @param variation which one, from 0
     * @param output where the result goes
     * @param mediaType of the result: {@code image/jpeg} or {@code image/png}
     */
    @RegisterForReflection
    public record Request(
            String execution, @Nullable S3Location photo, int variation, S3Location output, String mediaType) {}

    /** @throws dev.photinus.adobe.AdobeException.Passing if the same request may succeed later */
    @Funq(NAME)
    public Outcome autoTone(Request request) throws InterruptedException {
        return submission.submit(
                request.execution(),
                NAME,
                NAME + "-" + (request.variation() + 1),
                Quota.PHOTOSHOP,
                authorization -> api.edit(
                        authorization,
                        EditRequest.autoTone(source(request), urls.put(request.output()), request.mediaType())));
    }

    private String source(Request request) {
        return request.photo() == null
                ? outputs.url(request.execution(), Fill.NAME, request.variation())
                : urls.get(request.photo());
    }
}
