package dev.photinus.local.cli.cloud;

import dev.photinus.local.adobe.job.UrlSigner;
import dev.photinus.local.aws.s3.LocalS3;
import dev.photinus.local.aws.sam.SamTemplate;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Signs URLs of the S3 of this machine for jobs that a former start of the Adobe emulator has accepted: Adobe would have read the
 * photo then, while its URL was good.
 */
record LocalUrlSigner(LocalS3 s3) implements UrlSigner {

    private static final Duration LIFETIME = Duration.ofHours(1);

    @Override
    public URI sign(String method, URI unsigned) {
        String[] path = unsigned.getPath().split("/", 3); // empty, bucket, key
        if (path.length < 3) {
            return unsigned;
        }
        try (S3Presigner presigner = presigner()) {
            URL signed = method.equals("PUT")
                    ? presigner
                            .presignPutObject(presign -> presign.signatureDuration(LIFETIME)
                                    .putObjectRequest(put -> put.bucket(path[1]).key(path[2])))
                            .url()
                    : presigner
                            .presignGetObject(presign -> presign.signatureDuration(LIFETIME)
                                    .getObjectRequest(get -> get.bucket(path[1]).key(path[2])))
                            .url();
            return signed.toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The SDK signs no URL that is none", e);
        }
    }

    private S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(s3.endpoint())
                .region(Region.of(SamTemplate.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        s3.credentials().accessKeyId(), s3.credentials().secretAccessKey())))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }
}
