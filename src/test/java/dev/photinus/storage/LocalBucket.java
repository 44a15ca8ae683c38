package dev.photinus.storage;

import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.s3.LocalS3;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** A bucket on this machine, and every request that was made of it. */
final class LocalBucket implements AutoCloseable {

    static final String NAME = "photos";

    /** The settings that functions run with by default. */
    record Config(Duration urlLifetime, int maxSide) implements StorageConfig {}

    private final LocalS3 s3;
    private final S3Client client;
    private final S3Presigner presigner;
    private final StaticCredentialsProvider credentials;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    LocalBucket(Path folder) throws IOException {
        s3 = LocalS3.start(folder, LocalCredentials.generate());
        s3.createBucket(NAME);
        credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(
                s3.credentials().accessKeyId(), s3.credentials().secretAccessKey()));
        URI endpoint = s3.endpoint();
        client = client(endpoint);
        presigner = S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    URI endpoint() {
        return s3.endpoint();
    }

    S3Client client() {
        return client;
    }

    /** A client that reaches the bucket by way of another address. */
    S3Client client(URI endpoint) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(config -> config.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                        requests.add(context.httpRequest().method() + " "
                                + context.httpRequest()
                                        .firstMatchingHeader("Range")
                                        .orElse(""));
                    }
                }))
                .build();
    }

    S3Presigner presigner() {
        return presigner;
    }

    StaticCredentialsProvider credentials() {
        return credentials;
    }

    /** Method and range of each request since the last time that this was asked for. */
    List<String> requests() {
        List<String> made = List.copyOf(requests);
        requests.clear();
        return made;
    }

    S3Location put(String key, byte[] bytes) {
        client.putObject(put -> put.bucket(NAME).key(key), RequestBody.fromBytes(bytes));
        requests.clear();
        return new S3Location(NAME, key);
    }

    @Override
    public void close() throws IOException {
        client.close();
        presigner.close();
        s3.close();
    }
}
