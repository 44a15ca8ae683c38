package dev.photinus.storage;

import jakarta.enterprise.context.ApplicationScoped;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Pre-signed URLs, signed at the moment of use. Each is a bearer credential: it goes to Adobe, and never into a log or a
 * state.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html">S3: pre-signed URLs</a>
 */
@ApplicationScoped
public class PresignedUrls {

    private final S3Presigner presigner;
    private final StorageConfig config;

    public PresignedUrls(S3Presigner presigner, StorageConfig config) {
        this.presigner = presigner;
        this.config = config;
    }

    /** A URL that the object can be read from. */
    public String get(S3Location object) {
        return presigner
                .presignGetObject(presign -> presign.signatureDuration(config.urlLifetime())
                        .getObjectRequest(get ->
                                get.bucket(object.bucket()).key(object.key()).versionId(object.versionId())))
                .url()
                .toString();
    }

    /** A URL that the object can be written to. Its content type is the writer's to say. */
    public String put(S3Location object) {
        return presigner
                .presignPutObject(presign -> presign.signatureDuration(config.urlLifetime())
                        .putObjectRequest(put -> put.bucket(object.bucket()).key(object.key())))
                .url()
                .toString();
    }
}
