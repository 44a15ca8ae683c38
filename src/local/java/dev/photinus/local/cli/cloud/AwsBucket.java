package dev.photinus.local.cli.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A bucket in an AWS account, with the credentials and the region of the environment: Adobe's own hosts have to be able to read
 * from it, and to write to it.
 */
record AwsBucket(S3Client client, String name) implements PhotoBucket {

    static AwsBucket of(String name) {
        return new AwsBucket(
                S3Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                name);
    }

    @Override
    public void put(String key, Path file) throws IOException {
        try {
            client.putObject(put -> put.bucket(name).key(key), file);
        } catch (SdkException e) {
            throw new IOException("the bucket " + name + " did not take it: " + e.getMessage(), e);
        }
    }

    @Override
    public void get(String bucket, String key, Path file) throws IOException {
        Files.deleteIfExists(file); // the client writes new files only
        try {
            client.getObject(get -> get.bucket(bucket).key(key), file);
        } catch (SdkException e) {
            throw new IOException("the bucket " + bucket + " did not give " + key + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
