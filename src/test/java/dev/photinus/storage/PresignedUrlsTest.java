package dev.photinus.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresignedUrlsTest {

    private static final byte[] BYTES = {1, 2, 3};

    private final HttpClient adobe = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private LocalBucket bucket;

    @SuppressWarnings("NullAway.Init")
    private PresignedUrls urls;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        bucket = new LocalBucket(folder);
        urls = new PresignedUrls(bucket.presigner(), new LocalBucket.Config(Duration.ofHours(1), 6000));
    }

    @AfterAll
    void stop() throws IOException {
        bucket.close();
    }

    @Test
    void areReadWithoutCredentials() throws Exception {
        for (String key : List.of("ada.jpg", "zoë 100%+/李 雷.jpg", "a".repeat(200) + "/" + "b".repeat(699))) {
            S3Location photo = bucket.put(key, BYTES);

            HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(urls.get(photo))));

            assertThat(answer.statusCode()).as(key).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(BYTES);
        }
    }

    @Test
    void areWrittenWithAnyContentType() throws Exception {
        S3Location result = new S3Location(LocalBucket.NAME, "finished/zoë 100%+.png");

        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(urls.put(result)))
                .header("Content-Type", "image/png")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(BYTES)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(bucket.client()
                        .getObjectAsBytes(get -> get.bucket(result.bucket()).key(result.key()))
                        .asByteArray())
                .isEqualTo(BYTES);
    }

    @Test
    void openNothingElse() throws Exception {
        S3Location photo = bucket.put("ada.jpg", BYTES);
        bucket.put("bob.jpg", BYTES);
        String url = urls.get(photo);

        assertThat(send(HttpRequest.newBuilder(URI.create(url.replace("ada.jpg", "bob.jpg"))))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(URI.create(url)).DELETE()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void holdAsLongAsIsSet() {
        assertThat(urls.get(new S3Location(LocalBucket.NAME, "ada.jpg"))).contains("X-Amz-Expires=3600");
    }

    @Test
    void nameTheVersionThatIsMeant() {
        assertThat(urls.get(new S3Location(LocalBucket.NAME, "ada.jpg", "v1"))).contains("versionId=v1");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return adobe.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
