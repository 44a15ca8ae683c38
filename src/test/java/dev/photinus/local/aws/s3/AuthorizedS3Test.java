package dev.photinus.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.iam.AccessControl;
import dev.photinus.local.aws.iam.AccessKeys;
import dev.photinus.local.aws.iam.LocalAccount;
import dev.photinus.local.aws.iam.Policy;
import dev.photinus.local.aws.iam.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizedS3Test {
    private final LocalAccount account =
            new LocalAccount(new AccessKeys(LocalCredentials.generate()), AccessControl.of(List.of()));
    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalS3 s3;
    private final S3Client administrator;

    AuthorizedS3Test(@TempDir Path folder) throws IOException {
        s3 = LocalS3.start(folder.resolve("s3"), account, 0);
        s3.createBucket("photos");
        s3.createBucket("others");
        var file = Files.writeString(folder.resolve("a.jpg"), "picture");
        s3.put("photos", "in/a b.jpg", file);
        s3.put("others", "in/a b.jpg", file);
        administrator = client(account.keys().administrator());
    }

    @AfterAll
    void stop() throws IOException {
        administrator.close();
        s3.close();
    }

    @Test
    void theAdministratorMayDoEverything() {
        administrator.putObject(put -> put.bucket("photos").key("admin"), RequestBody.fromString("x"));

        assertThat(administrator.listBuckets().buckets()).hasSize(2);
        assertThat(administrator
                        .listObjectsV2(list -> list.bucket("photos").prefix("admin"))
                        .contents())
                .hasSize(1);
        administrator.deleteObjects(delete -> delete.bucket("photos")
                .delete(d -> d.objects(ObjectIdentifier.builder().key("admin").build())));
        assertThatThrownBy(() ->
                        administrator.headObject(head -> head.bucket("photos").key("admin")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void aRoleReadsWhatItsPolicyAllowsAndNothingElse() {
        try (var client = client(role("read", "s3:GetObject", "arn:aws:s3:::photos/in/*"))) {
            assertThat(client.getObjectAsBytes(get -> get.bucket("photos").key("in/a b.jpg"))
                            .asUtf8String())
                    .isEqualTo("picture");
            denied(
                    () -> client.getObjectAsBytes(get -> get.bucket("others").key("in/a b.jpg")),
                    "User: arn:aws:sts::000000000000:assumed-role/read/f is not authorized to perform: s3:GetObject on"
                            + " resource: \"arn:aws:s3:::others/in/a b.jpg\" because no identity-based policy allows the"
                            + " s3:GetObject action");
            denied(
                    () -> client.putObject(put -> put.bucket("photos").key("in/b"), RequestBody.fromString("x")),
                    "s3:PutObject");
            denied(() -> client.deleteObject(delete -> delete.bucket("photos").key("in/a b.jpg")), "s3:DeleteObject");
            denied(() -> client.listObjectsV2(list -> list.bucket("photos")), "s3:ListBucket");
            denied(() -> client.listBuckets(), "s3:ListAllMyBuckets");
            denied(() -> client.getObjectAcl(get -> get.bucket("photos").key("in/a b.jpg")), "Access Denied");
            denied(() -> client.createBucket(create -> create.bucket("mine")), "s3:CreateBucket");
        }
    }

    /** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html#API_HeadObject_RequestSyntax, "Permissions" */
    @Test
    void whoMayNotListABucketDoesNotLearnWhatIsNotThere() {
        try (var reader = client(role("blind", "s3:GetObject", "arn:aws:s3:::photos/*"));
                var lister = client(role("sees", "s3:*", "arn:aws:s3:::photos*"))) {
            denied(
                    () -> reader.getObjectAsBytes(get -> get.bucket("photos").key("none")),
                    "s3:ListBucket on resource: \"arn:aws:s3:::photos\"");
            assertThatThrownBy(() ->
                            reader.headObject(head -> head.bucket("photos").key("none")))
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
            assertThatThrownBy(() ->
                            lister.headObject(head -> head.bucket("photos").key("none")))
                    .isInstanceOf(NoSuchKeyException.class);
        }
    }

    @Test
    void aListIsAllowedByItsPrefix() {
        var conditional = roleOf(
                "prefix",
                """
                {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::photos",
                 "Condition": {"StringLike": {"s3:prefix": "in/*"}}}""");
        try (var client = client(conditional)) {
            assertThat(client.listObjectsV2(list -> list.bucket("photos").prefix("in/"))
                            .contents())
                    .hasSize(1);
            denied(() -> client.listObjectsV2(list -> list.bucket("photos").prefix("out/")), "s3:ListBucket");
            denied(() -> client.listObjectsV2(list -> list.bucket("photos")), "s3:ListBucket");
        }
    }

    @Test
    void aWriterUploadsAtOnceAndInParts() {
        try (var client = client(role("write", "s3:PutObject", "arn:aws:s3:::photos/out/*"))) {
            client.putObject(put -> put.bucket("photos").key("out/whole"), RequestBody.fromString("x"));
            var upload = client.createMultipartUpload(
                            create -> create.bucket("photos").key("out/parts"))
                    .uploadId();
            var part = client.uploadPart(
                    one -> one.bucket("photos")
                            .key("out/parts")
                            .uploadId(upload)
                            .partNumber(1),
                    RequestBody.fromString("part"));
            client.completeMultipartUpload(complete -> complete.bucket("photos")
                    .key("out/parts")
                    .uploadId(upload)
                    .multipartUpload(parts -> parts.parts(CompletedPart.builder()
                            .partNumber(1)
                            .eTag(part.eTag())
                            .build())));
            denied(
                    () -> client.createMultipartUpload(
                            create -> create.bucket("photos").key("in/parts")),
                    "s3:PutObject");
        }
        assertThat(administrator
                        .getObjectAsBytes(get -> get.bucket("photos").key("out/parts"))
                        .asUtf8String())
                .isEqualTo("part");
    }

    @Test
    void aCopyNeedsTheRightToItsSourceToo() {
        var write =
                "{\"Effect\": \"Allow\", \"Action\": \"s3:PutObject\", \"Resource\": \"arn:aws:s3:::photos/copies/*\"}";
        var read = "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::photos/in/*\"}";
        try (var writer = client(roleOf("writer", write));
                var both = client(roleOf("both", write, read))) {
            denied(() -> copy(writer), "s3:GetObject on resource: \"arn:aws:s3:::photos/in/a b.jpg\"");
            copy(both);
        }
    }

    private static void copy(S3Client client) {
        client.copyObject(copy -> copy.sourceBucket("photos")
                .sourceKey("in/a b.jpg")
                .destinationBucket("photos")
                .destinationKey("copies/a"));
    }

    /** When it is used, not when it is signed: anybody can sign anything. */
    @Test
    void aPreSignedUrlHasTheRightsOfItsSigner() throws IOException, InterruptedException {
        var reader = role("signer", "s3:GetObject", "arn:aws:s3:::photos/*");

        assertThat(get(presigned(reader, "photos")).body()).isEqualTo("picture");
        var refused = get(presigned(reader, "others"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("<Code>AccessDenied</Code>", "s3:GetObject");
    }

    @Test
    void aTemporaryKeyNeedsItsToken() throws IOException, InterruptedException {
        var reader = role("token", "s3:GetObject", "arn:aws:s3:::photos/*");
        var foreign = role("foreign", "s3:GetObject", "arn:aws:s3:::photos/*").sessionToken();

        var without = get(presigned(new LocalCredentials(reader.accessKeyId(), reader.secretAccessKey()), "photos"));
        var another =
                get(presigned(new LocalCredentials(reader.accessKeyId(), reader.secretAccessKey(), foreign), "photos"));

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("<Code>InvalidAccessKeyId</Code>");
        assertThat(another.statusCode()).isEqualTo(400);
        assertThat(another.body()).contains("<Code>InvalidToken</Code>");
    }

    @Test
    void unknownKeysAndWrongSecretsAreRefusedBeforeAnyRightIsLookedAt() throws IOException, InterruptedException {
        var reader = role("wrong", "s3:GetObject", "arn:aws:s3:::photos/*");

        var unknown = get(presigned(new LocalCredentials("ASIAUNKNOWN", "secret", "token"), "photos"));
        var forged =
                get(presigned(new LocalCredentials(reader.accessKeyId(), "guessed", reader.sessionToken()), "others"));
        var unsigned = get(URI.create(s3.endpoint() + "/photos/in/a%20b.jpg"));

        assertThat(unknown.body()).contains("<Code>InvalidAccessKeyId</Code>");
        assertThat(forged.body()).contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(unsigned.statusCode()).isEqualTo(403);
    }

    @Test
    void theKeyOfASessionIsTheSameAfterAStartWithTheSameAdministrator() {
        var role = new Role("r", "arn:aws:iam::000000000000:role/r", List.of());
        var administrator = LocalCredentials.generate();

        assertThat(new AccessKeys(administrator).of(role, "f")).isEqualTo(new AccessKeys(administrator).of(role, "f"));
        assertThat(new AccessKeys(administrator).of(role, "f").accessKeyId())
                .isNotEqualTo(new AccessKeys(administrator).of(role, "g").accessKeyId());
    }

    private LocalCredentials role(String name, String action, String resource) {
        return roleOf(
                name, "{\"Effect\": \"Allow\", \"Action\": \"%s\", \"Resource\": \"%s\"}".formatted(action, resource));
    }

    private LocalCredentials roleOf(String name, String... statements) {
        try {
            var document = new ObjectMapper()
                    .readTree("{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(",", statements) + "]}");
            return account.keys()
                    .of(
                            new Role(
                                    name,
                                    "arn:aws:iam::000000000000:role/" + name,
                                    List.of(Policy.read(name, document))),
                            "f");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void denied(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(403);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            assertThat(e.awsErrorDetails().errorMessage()).contains(message);
        });
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private URI presigned(LocalCredentials credentials, String bucket) {
        try (var presigner = S3Presigner.builder()
                .endpointOverride(s3.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(provider(credentials))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build()) {
            return URI.create(presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket(bucket).key("in/a b.jpg")))
                    .url()
                    .toString());
        }
    }

    private S3Client client(LocalCredentials credentials) {
        return S3Client.builder()
                .endpointOverride(s3.endpoint())
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(provider(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static AwsCredentialsProvider provider(LocalCredentials credentials) {
        return StaticCredentialsProvider.create(
                credentials.sessionToken() == null
                        ? AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey())
                        : AwsSessionCredentials.create(
                                credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()));
    }
}
