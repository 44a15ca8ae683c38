package dev.photinus.function;

import dev.photinus.adobe.AdobeConfig;
import dev.photinus.adobe.Generation;
import dev.photinus.adobe.lightroom.AutoToneRequest;
import dev.photinus.adobe.lightroom.LightroomApi;
import dev.photinus.adobe.photoshop.EditRequest;
import dev.photinus.adobe.photoshop.PhotoshopApi;
import dev.photinus.function.JobRequest.Answer;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Quota;
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
    private final PhotoshopApi api;
    private final LightroomApi legacyApi;
    private final Generation generation;

    AutoTone(Submission submission, PhotoshopApi api, LightroomApi legacyApi, AdobeConfig config) {
        this.submission = submission;
        this.api = api;
        this.legacyApi = legacyApi;
        this.generation = config.autoTone().generation();
    }

    /**
     * @param redrive how often that execution has been redriven; 0 where absent
     * @param again whether the job is to be submitted anew for this execution, paid for or not
     * @param photo what to correct: an object, or what {@code fill} made
     * @param mediaType of the result: {@code image/jpeg} or {@code image/png}
     */
    @RegisterForReflection
    public record Request(
            String execution, @Nullable Integer redrive, @Nullable Boolean again, Picture photo, String mediaType) {}

    /** @throws dev.photinus.adobe.AdobeException.Passing if the same request may succeed later */
    @Funq(NAME)
    public Outcome autoTone(Request request) throws InterruptedException {
        return generation == Generation.CURRENT
                ? submission.submit(new JobRequest<>(
                        NAME,
                        generation,
                        Quota.PHOTOSHOP,
                        JobRequest.caller(request.execution(), request.redrive()),
                        Boolean.TRUE.equals(request.again()),
                        request.photo(),
                        names -> EditRequest.autoTone(
                                names.url(request.photo()),
                                names.destination(request.mediaType()),
                                request.mediaType()),
                        (authorization, body) -> Answer.accepted(api.edit(authorization, body), request.mediaType())))
                : submission.submit(new JobRequest<>(
                        NAME,
                        generation,
                        Quota.PHOTOSHOP,
                        JobRequest.caller(request.execution(), request.redrive()),
                        Boolean.TRUE.equals(request.again()),
                        request.photo(),
                        names -> AutoToneRequest.of(
                                names.url(request.photo()),
                                names.destination(request.mediaType()),
                                request.mediaType()),
                        (authorization, body) ->
                                Answer.accepted(legacyApi.autoTone(authorization, body), request.mediaType())));
    }
}
