package dev.photinus.function;

import dev.photinus.adobe.AdobeConfig;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.Generation;
import dev.photinus.adobe.photoshop.RemoveBackgroundApi;
import dev.photinus.adobe.photoshop.RemoveBackgroundRequest;
import dev.photinus.adobe.photoshop.SenseiApi;
import dev.photinus.adobe.photoshop.SenseiRequest;
import dev.photinus.function.Submission.Answer;
import dev.photinus.ledger.Quota;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Submits the job that cuts a photo's subject out: a PNG, transparent but for the subject.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/guides/remove-background/">Photoshop: remove
 *     background</a>
 */
public class RemoveBackground {

    static final String NAME = "removeBackground";

    private final Submission submission;
    private final PresignedUrls urls;
    private final RemoveBackgroundApi api;
    private final SenseiApi legacyApi;
    private final Generation generation;

    RemoveBackground(
            Submission submission,
            PresignedUrls urls,
            RemoveBackgroundApi api,
            SenseiApi legacyApi,
            AdobeConfig config) {
        this.submission = submission;
        this.urls = urls;
        this.api = api;
        this.legacyApi = legacyApi;
        this.generation = config.removeBackground().generation();
    }

    /**
     * @param execution the state machine's execution, under which the ledger knows the job
     * @param output where the cutout is kept, without extension; in the legacy generation Adobe writes it there
     */
    @RegisterForReflection
    public record Request(String execution, S3Location photo, S3Location output) {}

    /** @throws dev.photinus.adobe.AdobeException.Passing if the same request may succeed later */
    @Funq(NAME)
    public Outcome removeBackground(Request request) throws InterruptedException {
        return submission.submit(
                new Submission.Step(request.execution(), NAME, Quota.REMOVE_BACKGROUND),
                authorization -> generation == Generation.CURRENT
                        ? current(request, authorization)
                        : legacy(request, authorization));
    }

    private Answer current(Request request, Authorization authorization) {
        return Answer.accepted(
                api.removeBackground(authorization, RemoveBackgroundRequest.cutout(urls.get(request.photo()))));
    }

    private Answer legacy(Request request, Authorization authorization) {
        S3Location output = request.output().withSuffix(".png");
        return Answer.accepted(
                legacyApi.cutout(authorization, SenseiRequest.cutout(urls.get(request.photo()), urls.put(output))),
                output);
    }
}
