package dev.photinus.local.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.s3.LocalS3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class AwsBucketTest {

    @Test
    void bringsAPhotoThereAndBack(@TempDir Path folder) throws IOException {
        Path photo = Files.writeString(folder.resolve("ada & co.jpg"), "a photo");
        Path back = folder.resolve("back.jpg");
        LocalCredentials credentials = LocalCredentials.generate();

        try (LocalS3 s3 = LocalS3.start(folder.resolve("s3"), credentials);
                AwsBucket bucket = new AwsBucket(client(s3, credentials), "photos")) {
            s3.createBucket("photos");

            bucket.put("incoming/headshot/ada & co.jpg", photo);
            bucket.get("photos", "incoming/headshot/ada & co.jpg", back);

            assertThat(back).hasSameTextualContentAs(photo);
            assertThatThrownBy(() -> bucket.get("photos", "nothing", back))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("nothing");
        }
    }

    private static S3Client client(LocalS3 s3, LocalCredentials credentials) {
        return S3Client.builder()
                .endpointOverride(s3.endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
