package dev.photinus.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedGetObjectRequest;

/**
 * Pre-signed URLs, signed at the moment of use. Each is a bearer credential: it goes to Adobe, and never into a log or a
 * state.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html">S3: pre-signed URLs</a>
 */
@ApplicationScoped
public class PresignedUrls {

    private final S3Presigner presigner;
    private final AwsCredentialsProvider credentials;
    private final StorageConfig config;
    private final Map<String, SignedBucket> known = new ConcurrentHashMap<>();

    /** @param credentials those that the presigner signs with */
    public PresignedUrls(S3Presigner presigner, AwsCredentialsProvider credentials, StorageConfig config) {
        this.presigner = presigner;
        this.credentials = credentials;
        this.config = config;
    }

    /** A URL that the object can be read from. */
    public String get(S3Location object) {
        AwsCredentials signatory = credentials.resolveCredentials();
        SignedBucket bucket = known.get(object.bucket());
        if (bucket != null && bucket.isOf(signatory)) {
            return bucket.get(signatory, object.key(), object.versionId(), config.urlLifetime());
        }
        PresignedGetObjectRequest signed =
                presigner.presignGetObject(presign -> presign.signatureDuration(config.urlLifetime())
                        .getObjectRequest(get ->
                                get.bucket(object.bucket()).key(object.key()).versionId(object.versionId())));
        SignedBucket.of(signed.httpRequest(), object).ifPresent(found -> known.put(object.bucket(), found));
        return signed.url().toString();
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
