package dev.photinus.local.cli.cloud;

import java.io.IOException;
import java.nio.file.Path;

/** The bucket that photos go through: on this machine, or in an AWS account. */
public interface PhotoBucket extends AutoCloseable {

    /** Its name. */
    String name();

    /** Puts a photo in. */
    void put(String key, Path file) throws IOException;

    /** Takes an object of any bucket into a file. */
    void get(String bucket, String key, Path file) throws IOException;

    @Override
    void close() throws IOException;
}
