package dev.photinus.function;

import dev.photinus.adobe.AdobeConfig;
import dev.photinus.adobe.AdobeException;
import dev.photinus.adobe.Authorization;
import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.adobe.firefly.FireflyApi;
import dev.photinus.adobe.firefly.UploadResponse;
import dev.photinus.function.Pictures.Content;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.JobKey;
import dev.photinus.ledger.Uploads;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
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
    private final Uploads uploads;
    private final JobKeys keys;
    private final AdobeConfig.Firefly config;

    FireflySources(Pictures pictures, FireflyApi api, Uploads uploads, JobKeys keys, AdobeConfig config) {
        this.pictures = pictures;
        this.api = api;
        this.uploads = uploads;
        this.keys = keys;
        this.config = config.firefly();
    }

    /**
     * The picture, as a request names it.
     *
     * @param job that it is for
     * @throws IOException if it breaks off while it is uploaded
     */
    FillRequest.Source source(Authorization authorization, JobKey job, Picture picture) throws IOException {
        if (config.input() == AdobeConfig.Firefly.Input.URL) {
            String url = pictures.url(picture);
            if (url.length() <= FillRequest.LONGEST_URL) {
                return FillRequest.Source.url(url);
            }
        }
        return FillRequest.Source.upload(uploadId(authorization, keys.of(picture, job, UPLOAD), picture));
    }

    /** An upload is reused by every job that reads the same picture. */
    private String uploadId(Authorization authorization, JobKey key, Picture picture) throws IOException {
        Optional<String> earlier = uploads.find(key, authorization.getApiKey());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        String id = upload(authorization, picture);
        uploads.keep(key, authorization.getApiKey(), id);
        return id;
    }

    private String upload(Authorization authorization, Picture picture) throws IOException {
        try (Content content = pictures.open(picture)) {
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
