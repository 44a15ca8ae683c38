package dev.photinus.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PresignedUrlsTest {

    private static final byte[] BYTES = {1, 2, 3};
    private static final StorageConfig CONFIG = new LocalBucket.Config(Duration.ofHours(1), 6000);

    private final HttpClient adobe = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private LocalBucket bucket;

    @SuppressWarnings("NullAway.Init")
    private PresignedUrls urls;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        bucket = new LocalBucket(folder);
        urls = new PresignedUrls(bucket.presigner(), bucket.credentials(), CONFIG);
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

    @Test
    void areTheSdksOwnInEveryBucketItFinds() {
        AwsSessionCredentials role = AwsSessionCredentials.create("ASIAEXAMPLE", "secret", "session/token+=");
        for (Region region : List.of(Region.US_EAST_1, Region.EU_CENTRAL_1, Region.CN_NORTH_1)) {
            try (S3Presigner sdk = presigner(region, role)) {
                PresignedUrls ours = new PresignedUrls(sdk, StaticCredentialsProvider.create(role), CONFIG);
                for (String name : List.of("photos", "photos.example.com", "photos--use1-az4--x-s3")) {
                    for (S3Location object : List.of(
                            new S3Location(name, "ada.jpg"),
                            new S3Location(
                                    name, "in/zoë 100%+~'()*/李 雷 \uD83E\uDE84.jpg", "3sL4kqtJlcpXroDTDmJ+rmSpXd3"),
                            new S3Location(name, "a//b/./../c?d=e&f#g"),
                            new S3Location(name, "ada.jpg"))) {
                        assertSame(() -> ours.get(object), () -> sdk(sdk, object));
                    }
                }
            }
        }
    }

    @Test
    void areSignedByTheRoleAsItIsNow() {
        AtomicReference<AwsSessionCredentials> role =
                new AtomicReference<>(AwsSessionCredentials.create("ASIAONE", "one", "one"));
        S3Location photo = new S3Location("photos", "ada.jpg");
        try (S3Presigner sdk = S3Presigner.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(role::get)
                .build()) {
            PresignedUrls ours = new PresignedUrls(sdk, role::get, CONFIG);
            ours.get(photo);
            role.set(AwsSessionCredentials.create("ASIATWO", "two", "two"));

            assertSame(() -> ours.get(photo), () -> sdk(sdk, photo));
            assertSame(() -> ours.get(photo), () -> sdk(sdk, photo));
        }
    }

    private static S3Presigner presigner(Region region, AwsSessionCredentials role) {
        return S3Presigner.builder()
                .region(region)
                .credentialsProvider(StaticCredentialsProvider.create(role))
                .disableS3ExpressSessionAuth(true)
                .build();
    }

    private static String sdk(S3Presigner sdk, S3Location object) {
        return sdk.presignGetObject(presign -> presign.signatureDuration(CONFIG.urlLifetime())
                        .getObjectRequest(get ->
                                get.bucket(object.bucket()).key(object.key()).versionId(object.versionId())))
                .url()
                .toString();
    }

    /** A signature holds the second in which it was made, which may have just begun. */
    private static void assertSame(Supplier<String> ours, Supplier<String> sdks) {
        Set<String> signed = new HashSet<>();
        String url = "";
        for (int i = 0; i < 3 && !signed.contains(url); i++) {
            signed.add(parts(sdks.get()));
            url = parts(ours.get());
            signed.add(parts(sdks.get()));
        }
        assertThat(signed).contains(url);
    }

    /** In one order: the SDK has none that it keeps to. */
    private static String parts(String url) {
        String[] halves = url.split("\\?", 2);
        return halves[0] + "?" + String.join("&", new TreeSet<>(List.of(halves[1].split("&", -1))));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return adobe.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
