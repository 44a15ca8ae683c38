package dev.photinus.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3's answers about buckets that cannot be used, played by a server: the local S3 has one region. */
class BucketAccessTest {

    private int status;
    private String region = "";
    private String body = "";

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @SuppressWarnings("NullAway.Init")
    private S3Client s3;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            if (!region.isEmpty()) {
                exchange.getResponseHeaders().add("x-amz-bucket-region", region);
            }
            boolean bare = exchange.getRequestMethod().equals("HEAD") || body.isEmpty();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bare ? -1 : bytes.length);
            if (!bare) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
        s3 = S3Client.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .forcePathStyle(true)
                .overrideConfiguration(config -> config.retryStrategy(retry -> retry.maxAttempts(1)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterEach
    void stop() {
        s3.close();
        server.stop(0);
    }

    private void answer(int code, String in, String error) {
        status = code;
        region = in;
        body = error.isEmpty() ? "" : "<Error><Code>" + error.replace("|", "</Code><Message>") + "</Message></Error>";
    }

    private Photo look(String key) {
        return new PhotoInspector(s3, new LocalBucket.Config(Duration.ofHours(1), 6000))
                .look(new S3Location("pictures", key));
    }

    @Test
    void aBucketThatAnswersCanBeUsed() {
        answer(200, "us-east-1", "");

        assertThat(new BucketAccess(s3).problem("pictures")).isEmpty();
    }

    /** Of a region that was opened later, S3 answers 400. */
    @ParameterizedTest
    @CsvSource({"301, PermanentRedirect|use the endpoint", "400, AuthorizationHeaderMalformed|wrong region"})
    void namesBothRegionsOfABucketInAnother(int code, String error) {
        answer(code, "eu-west-1", error);

        String clause = "the bucket pictures is in the region eu-west-1, but this stack is in us-east-1";
        assertThat(new BucketAccess(s3).problem("pictures"))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith(clause));
        assertThat(look("team/ada.jpg"))
                .isInstanceOfSatisfying(Photo.Refused.class, refused -> assertThat(refused.reason())
                        .startsWith("ada.jpg: " + clause));
    }

    @ParameterizedTest
    @CsvSource({"404, there is no bucket pictures", "403, S3 denies access to the bucket pictures"})
    void saysWhetherABucketIsAbsentOrForbidden(int code, String problem) {
        answer(code, code == 403 ? "us-east-1" : "", "");

        assertThat(new BucketAccess(s3).problem("pictures"))
                .hasValueSatisfying(found -> assertThat(found).startsWith(problem));
    }

    @Test
    void throwsWhatIsS3sOwnFault() {
        answer(500, "", "InternalError|try again");

        assertThatThrownBy(() -> new BucketAccess(s3).problem("pictures")).isInstanceOf(S3Exception.class);
        assertThatThrownBy(() -> look("ada.jpg")).isInstanceOf(S3Exception.class);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied|User: x is not authorized to perform: kms:Decrypt on the resource",
        "400, KMS.DisabledException|the key is disabled"
    })
    void namesTheKeyThatAPhotoCannotBeReadWithout(int code, String error) {
        answer(code, "us-east-1", error);

        assertThat(look("ada.jpg")).isInstanceOfSatisfying(Photo.Refused.class, refused -> assertThat(refused.reason())
                .startsWith("ada.jpg: it is encrypted with a KMS key that this stack may not use")
                .contains("the bucket pictures"));
    }
}
