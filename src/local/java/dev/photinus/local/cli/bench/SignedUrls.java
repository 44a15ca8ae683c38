package dev.photinus.local.cli.bench;

import dev.photinus.local.aws.s3.LocalS3;
import dev.photinus.local.aws.sam.SamTemplate;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs URLs of one bucket on this machine. */
record SignedUrls(S3Presigner presigner, String bucket) implements AutoCloseable {

    private static final Duration LIFETIME = Duration.ofHours(1);

    SignedUrls(LocalS3 s3, String bucket) {
        this(
                S3Presigner.builder()
                        .endpointOverride(s3.endpoint())
                        .region(Region.of(SamTemplate.REGION))
                        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                                s3.credentials().accessKeyId(), s3.credentials().secretAccessKey())))
                        .serviceConfiguration(S3Configuration.builder()
                                .pathStyleAccessEnabled(true)
                                .build())
                        .build(),
                bucket);
    }

    /** A URL that the object can be read from. */
    String get(String key) {
        return presigner
                .presignGetObject(presign -> presign.signatureDuration(LIFETIME)
                        .getObjectRequest(get -> get.bucket(bucket).key(key)))
                .url()
                .toString();
    }

    /** A URL that the object can be written to. */
    String put(String key) {
        return presigner
                .presignPutObject(presign -> presign.signatureDuration(LIFETIME)
                        .putObjectRequest(put -> put.bucket(bucket).key(key)))
                .url()
                .toString();
    }

    @Override
    public void close() {
        presigner.close();
    }
}
