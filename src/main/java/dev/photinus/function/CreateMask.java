package dev.photinus.function;

import dev.photinus.adobe.photoshop.RemoveBackgroundApi;
import dev.photinus.adobe.photoshop.RemoveBackgroundRequest;
import dev.photinus.ledger.Quota;
import dev.photinus.storage.PresignedUrls;
import dev.photinus.storage.S3Location;
import io.quarkus.funqy.Funq;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Submits the job that masks a photo's subject: white is the subject, black is what is behind it.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/photoshop/guides/remove-background/">Photoshop: remove
 *     background</a>
 */
public class CreateMask {

    static final String NAME = "createMask";

    private final Submission submission;
    private final PresignedUrls urls;
    private final RemoveBackgroundApi api;

    CreateMask(Submission submission, PresignedUrls urls, @RestClient RemoveBackgroundApi api) {
        this.submission = submission;
        this.urls = urls;
        this.api = api;
    }

    /** @param execution the state machine's execution, under which the ledger knows the job */
    @RegisterForReflection
    public record Request(String execution, S3Location photo) {}

    /** @throws dev.photinus.adobe.AdobeException.Passing if the same request may succeed later */
    @Funq(NAME)
    public Outcome createMask(Request request) throws InterruptedException {
        return submission.submit(
                request.execution(),
                NAME,
                NAME,
                Quota.REMOVE_BACKGROUND,
                authorization ->
                        api.removeBackground(authorization, RemoveBackgroundRequest.mask(urls.get(request.photo()))));
    }
}
