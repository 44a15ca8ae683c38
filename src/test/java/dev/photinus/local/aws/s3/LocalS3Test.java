package dev.photinus.local.aws.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photinus.local.aws.LocalCredentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalS3Test {
    private static final String LONG_NAME = "n".repeat(900);

    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalCredentials credentials = LocalCredentials.generate();
    private final LocalS3 s3;
    private final S3Client client;
    private final S3Presigner presigner;
    private String bucket = "unset";
    private int tests;

    LocalS3Test(@TempDir Path folder) throws IOException {
        s3 = LocalS3.start(folder, credentials);
        client = client(s3);
        presigner = S3Presigner.builder()
                .endpointOverride(s3.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(provider(s3))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    @BeforeAll
    void warmUp() {
        assertThat(client.listBuckets().buckets()).isEmpty();
    }

    @AfterAll
    void stop() throws IOException {
        presigner.close();
        client.close();
        s3.close();
    }

    @BeforeEach
    void anEmptyBucket() {
        bucket = "photos-" + tests++;
        s3.createBucket(bucket);
    }

    @Test
    void aPreSignedPutAndGetWork() throws Exception {
        var key = "portraits/anna.jpg";

        var put = send(
                HttpRequest.newBuilder(signedPut(key, Duration.ofMinutes(1))).PUT(BodyPublishers.ofString("a photo")));
        var get = send(HttpRequest.newBuilder(signedGet(key, Duration.ofMinutes(1))));

        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(get.body()).isEqualTo("a photo");
    }

    @Test
    void anUnsignedRequestIsRefused() throws Exception {
        put("anna.jpg", "a photo");

        var unsigned = URI.create(s3.endpoint() + "/" + bucket + "/anna.jpg");

        assertThat(send(HttpRequest.newBuilder(unsigned)).statusCode()).isEqualTo(403);
    }

    @Test
    void aTamperedSignatureIsRefused() throws Exception {
        put("anna.jpg", "a photo");
        put("berta.jpg", "another photo");
        var signed = signedGet("anna.jpg", Duration.ofMinutes(1)).toString();

        var otherKey = URI.create(signed.replace("anna.jpg", "berta.jpg"));
        var longerLife = URI.create(signed.replace("X-Amz-Expires=60", "X-Amz-Expires=6000"));

        assertThat(send(HttpRequest.newBuilder(otherKey)).statusCode()).isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(longerLife)).statusCode()).isEqualTo(403);
    }

    @Test
    void aSignatureIsGoodForItsMethodOnly() throws Exception {
        put("anna.jpg", "a photo");
        var signed = signedGet("anna.jpg", Duration.ofMinutes(1));

        assertThat(send(HttpRequest.newBuilder(signed).PUT(BodyPublishers.ofString("overwritten")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(HttpRequest.newBuilder(signed).DELETE()).statusCode()).isEqualTo(403);
        assertThat(get("anna.jpg")).isEqualTo("a photo");
    }

    @Test
    void anExpiredSignatureIsRefused() throws Exception {
        put("anna.jpg", "a photo");
        var signed = signedGet("anna.jpg", Duration.ofSeconds(1));

        Thread.sleep(2_100);

        assertThat(send(HttpRequest.newBuilder(signed)).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "with space.jpg",
                "a+b.jpg",
                "100%.jpg",
                "%2F.jpg",
                "Zoë/写真 📷.jpg",
                "a//b",
                ".hidden/..x",
                "a?b&c=d#e",
                "'\"<>\\|*:.jpg"
            })
    void anyKeyThatS3TakesComesBack(String key) throws Exception {
        put(key, key);

        assertThat(get(key)).isEqualTo(key);
        assertThat(send(HttpRequest.newBuilder(signedGet(key, Duration.ofMinutes(1))))
                        .body())
                .isEqualTo(key);
        assertThat(keys()).containsExactly(key);
    }

    @Test
    void aKeyMayHave900CharactersInOnePart() throws Exception {
        put(LONG_NAME, "long");
        put(LONG_NAME + "+", "longer");

        assertThat(get(LONG_NAME)).isEqualTo("long");
        assertThat(send(HttpRequest.newBuilder(signedGet(LONG_NAME, Duration.ofMinutes(1))))
                        .body())
                .isEqualTo("long");
        assertThat(keysBeginning("n".repeat(901))).isEmpty();
        assertThat(keysBeginning(LONG_NAME.substring(0, 500))).containsExactly(LONG_NAME, LONG_NAME + "+");
    }

    @Test
    void aKeyMayContinueAnother() {
        put("anna", "a photo");
        put("anna/mask.png", "a mask");
        put("anna/", "");

        assertThat(get("anna")).isEqualTo("a photo");
        assertThat(get("anna/mask.png")).isEqualTo("a mask");
        assertThat(keys()).containsExactly("anna", "anna/", "anna/mask.png");
    }

    @Test
    void listingIsPagedAndGrouped() {
        IntStream.range(0, 7).forEach(i -> put("batch/photo-" + i + ".jpg", "x"));
        put("batch/results/a.jpg", "x");
        put("other.jpg", "x");

        var keys = new ArrayList<String>();
        var pages = client.listObjectsV2Paginator(request ->
                request.bucket(bucket).prefix("batch/").delimiter("/").maxKeys(3));
        pages.forEach(page -> {
            page.contents().forEach(object -> keys.add(object.key()));
            page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(keys::add);
        });

        assertThat(pages.stream()).hasSize(3);
        assertThat(keys).hasSize(8).startsWith("batch/photo-0.jpg").endsWith("batch/results/");
    }

    @Test
    void partsOfAnObjectAreReadByRange() {
        put("anna.jpg", "0123456789");

        assertThat(range("bytes=0-3")).isEqualTo("0123");
        assertThat(range("bytes=7-")).isEqualTo("789");
        assertThat(range("bytes=-2")).isEqualTo("89");
        assertThat(range("bytes=8-100")).isEqualTo("89");
        assertThatThrownBy(() -> range("bytes=10-"))
                .isInstanceOfSatisfying(S3Exception.class, refused -> assertThat(refused.statusCode())
                        .isEqualTo(416));
    }

    @Test
    void contentTypeAndMetadataAreKept() {
        client.putObject(
                request -> request.bucket(bucket)
                        .key("anna")
                        .contentType("image/jpeg")
                        .metadata(Map.of("seed", "7")),
                RequestBody.fromString("x"));

        var head = client.headObject(request -> request.bucket(bucket).key("anna"));

        assertThat(head.contentType()).isEqualTo("image/jpeg");
        assertThat(head.metadata()).containsEntry("seed", "7");
        assertThat(head.eTag()).isEqualTo("\"9dd4e461268c8034f5c8564e155c67a6\"");
    }

    @Test
    void conditionsAreObeyed() {
        put("anna", "first");
        var eTag =
                client.headObject(request -> request.bucket(bucket).key("anna")).eTag();

        assertThatThrownBy(() -> client.putObject(
                        request -> request.bucket(bucket).key("anna").ifNoneMatch("*"),
                        RequestBody.fromString("second")))
                .isInstanceOfSatisfying(S3Exception.class, refused -> assertThat(refused.statusCode())
                        .isEqualTo(412));
        assertThatThrownBy(() -> client.getObjectAsBytes(
                        request -> request.bucket(bucket).key("anna").ifNoneMatch(eTag)))
                .isInstanceOfSatisfying(S3Exception.class, refused -> assertThat(refused.statusCode())
                        .isEqualTo(304));
        assertThat(get("anna")).isEqualTo("first");
    }

    @Test
    void aMissingObjectIsReportedAsS3Does() {
        assertThatThrownBy(() -> get("nobody.jpg")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void objectsAreCopiedAndDeleted() {
        put("a b.jpg", "x");
        client.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("a b.jpg")
                .destinationBucket(bucket)
                .destinationKey("copies/ü.jpg"));
        client.deleteObject(request -> request.bucket(bucket).key("a b.jpg"));

        assertThat(keys()).containsExactly("copies/ü.jpg");
        assertThat(get("copies/ü.jpg")).isEqualTo("x");
    }

    @Test
    void anObjectIsUploadedInParts() {
        var key = "big/" + LONG_NAME;
        var five = "5".repeat(5 * 1024 * 1024);
        var upload = client.createMultipartUpload(
                request -> request.bucket(bucket).key(key).contentType("image/tiff"));
        var parts = List.of(five, "end").stream()
                .map(part -> {
                    var number = part.equals("end") ? 2 : 1;
                    var answer = client.uploadPart(
                            request -> request.bucket(bucket)
                                    .key(key)
                                    .uploadId(upload.uploadId())
                                    .partNumber(number),
                            RequestBody.fromString(part));
                    return CompletedPart.builder()
                            .partNumber(number)
                            .eTag(answer.eTag())
                            .build();
                })
                .toList();

        assertThat(keys()).isEmpty();
        client.completeMultipartUpload(request -> request.bucket(bucket)
                .key(key)
                .uploadId(upload.uploadId())
                .multipartUpload(complete -> complete.parts(parts)));

        assertThat(get(key)).isEqualTo(five + "end");
        assertThat(keys()).containsExactly(key);
    }

    @Test
    void bucketsSurviveARestart(@TempDir Path kept) throws IOException {
        try (var first = LocalS3.start(kept, LocalCredentials.generate());
                var firstClient = client(first)) {
            first.createBucket("kept");
            firstClient.putObject(request -> request.bucket("kept").key("a/b.jpg"), RequestBody.fromString("x"));
        }
        try (var second = LocalS3.start(kept, LocalCredentials.generate());
                var secondClient = client(second)) {
            second.createBucket("kept");
            assertThat(secondClient
                            .getObjectAsBytes(request -> request.bucket("kept").key("a/b.jpg"))
                            .asUtf8String())
                    .isEqualTo("x");
        }
    }

    @Test
    void credentialsDoNotShowTheirSecret() {
        assertThat(credentials.toString()).doesNotContain(credentials.secretAccessKey());
    }

    private void put(String key, String content) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    private String get(String key) {
        return client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asString(UTF_8);
    }

    private String range(String range) {
        return client.getObjectAsBytes(
                        request -> request.bucket(bucket).key("anna.jpg").range(range))
                .asUtf8String();
    }

    private List<String> keys() {
        return keysBeginning("");
    }

    private List<String> keysBeginning(String prefix) {
        var page = client.listObjectsV2(request -> request.bucket(bucket).prefix(prefix));
        return page.contents().stream().map(S3Object::key).toList();
    }

    private URI signedGet(String key, Duration life) {
        return URI.create(presigner
                .presignGetObject(request -> request.signatureDuration(life)
                        .getObjectRequest(get -> get.bucket(bucket).key(key)))
                .url()
                .toString());
    }

    private URI signedPut(String key, Duration life) {
        return URI.create(presigner
                .presignPutObject(request -> request.signatureDuration(life)
                        .putObjectRequest(put -> put.bucket(bucket).key(key)))
                .url()
                .toString());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static S3Client client(LocalS3 s3) {
        return S3Client.builder()
                .endpointOverride(s3.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(provider(s3))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static AwsCredentialsProvider provider(LocalS3 s3) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                s3.credentials().accessKeyId(), s3.credentials().secretAccessKey()));
    }
}
