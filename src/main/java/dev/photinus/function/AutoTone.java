package dev.photinus.function;

import dev.photinus.adobe.AdobeConfig;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.Generation;
import dev.photinus.adobe.JobAccepted;
import dev.photinus.adobe.lightroom.AutoToneRequest;
import dev.photinus.adobe.lightroom.LightroomApi;
import dev.photinus.adobe.photoshop.EditRequest;
import dev.photinus.adobe.photoshop.PhotoshopApi;
import dev.photinus.function.Submission.Answer;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Quota;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
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
    private final Pictures pictures;
    private final PhotoshopApi api;
    private final LightroomApi legacyApi;
    private final Generation generation;

    AutoTone(
            Submission submission,
            PresignedUrls urls,
            Pictures pictures,
            PhotoshopApi api,
            LightroomApi legacyApi,
            AdobeConfig config) {
        this.submission = submission;
        this.urls = urls;
        this.pictures = pictures;
        this.api = api;
        this.legacyApi = legacyApi;
        this.generation = config.autoTone().generation();
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
                new Submission.Step(request.execution(), NAME, NAME + "-" + (request.variation() + 1), Quota.PHOTOSHOP),
                authorization -> Answer.accepted(call(request, authorization), request.output()));
    }

    private JobAccepted call(Request request, Authorization authorization) {
        Picture picture =
                request.photo() == null ? Picture.madeBy(Fill.NAME, request.variation()) : Picture.at(request.photo());
        String source = pictures.url(request.execution(), picture);
        String destination = urls.put(request.output());
        return generation == Generation.CURRENT
                ? api.edit(authorization, EditRequest.autoTone(source, destination, request.mediaType()))
                : legacyApi.autoTone(authorization, AutoToneRequest.of(source, destination, request.mediaType()));
    }
}
