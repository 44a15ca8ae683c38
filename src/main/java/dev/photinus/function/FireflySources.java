package dev.photinus.function;

import dev.photinus.adobe.AdobeConfig;
import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.adobe.firefly.FireflyApi;
import dev.photinus.adobe.firefly.UploadResponse;
import dev.photinus.function.Pictures.Content;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.ledger.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Names pictures to Firefly: by a signed URL, or by the id of an upload where that URL is too long for Firefly or an upload is
 * asked for.
 */
@ApplicationScoped
class FireflySources {

    private static final String UPLOAD = "upload";

    private final Pictures pictures;
    private final FireflyApi api;
    private final Jobs jobs;
    private final AdobeConfig.Firefly config;
    private final Clock clock;

    FireflySources(Pictures pictures, FireflyApi api, Jobs jobs, AdobeConfig config, Clock clock) {
        this.pictures = pictures;
        this.api = api;
        this.jobs = jobs;
        this.config = config.firefly();
        this.clock = clock;
    }

    /**
     * The picture, as a request names it.
     *
     * @param part what it is in the request: {@code photo} or {@code mask}
     * @throws IOException if it breaks off while it is uploaded
     */
    FillRequest.Source source(Authorization authorization, String execution, String part, Picture picture)
            throws IOException {
        if (config.input() == AdobeConfig.Firefly.Input.URL) {
            String url = pictures.url(execution, picture);
            if (url.length() <= FillRequest.LONGEST_URL) {
                return FillRequest.Source.url(url);
            }
        }
        return FillRequest.Source.upload(uploadId(authorization, execution, UPLOAD + "-" + part, picture));
    }

    /** A step that runs again finds its uploads in the ledger, as it finds its job. */
    private String uploadId(Authorization authorization, String execution, String step, Picture picture)
            throws IOException {
        Optional<Job.Submission> earlier = jobs.find(execution, step).submission();
        if (earlier.isPresent()) {
            return earlier.get().jobId();
        }
        String id = upload(authorization, execution, picture);
        jobs.submitted(execution, step, new Job.Submission(UPLOAD, id, null, null, clock.instant(), List.of()));
        return id;
    }

    private String upload(Authorization authorization, String execution, Picture picture) throws IOException {
        try (Content content = pictures.open(execution, picture)) {
            if (content.length() > FireflyApi.LARGEST_UPLOAD) {
                throw new AdobeException.Rejected(
                        413,
                        "upload_too_large",
                        "a picture of %d MB is to be uploaded, and Firefly takes 15 MB: make it smaller"
                                .formatted(content.length() >> 20));
            }
            return id(upload(authorization, content))
                    .orElseThrow(() -> new AdobeException.Rejected(
                            200, "no_upload_id", "Adobe took the upload but named no id for it"));
        }
    }

    /** An upload that was lost costs nothing, and says nothing of the job that it is for. */
    private UploadResponse upload(Authorization authorization, Content content) {
        try {
            return api.upload(
                    authorization,
                    content.mediaType(),
                    content.length() < 0 ? null : content.length(),
                    content.bytes());
        } catch (AdobeException e) {
            throw e;
        } catch (RuntimeException e) {
            throw AdobeException.Passing.noAnswer(UPLOAD, e);
        }
    }

    private static Optional<String> id(UploadResponse response) {
        return Optional.ofNullable(response.images()).stream()
                .flatMap(List::stream)
                .map(UploadResponse.Image::id)
                .flatMap(id -> Optional.ofNullable(id).stream())
                .findFirst();
    }
}
