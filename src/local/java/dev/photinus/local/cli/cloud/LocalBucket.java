package dev.photinus.local.cli.cloud;

import dev.photinus.local.aws.s3.LocalS3;
import java.io.IOException;
import java.nio.file.Path;

/** A bucket in the S3 of this machine. */
record LocalBucket(LocalS3 s3, String name) implements PhotoBucket {

    @Override
    public void put(String key, Path file) throws IOException {
        s3.put(name, key, file);
    }

    @Override
    public void get(String bucket, String key, Path file) throws IOException {
        s3.get(bucket, key, file);
    }

    @Override
    public void close() throws IOException {
        s3.close();
    }
}
