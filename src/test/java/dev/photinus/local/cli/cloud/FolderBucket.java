package dev.photinus.local.cli.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Buckets that are folders. */
record FolderBucket(Path folder, String name) implements PhotoBucket {

    @Override
    public void put(String key, Path file) throws IOException {
        Path object = folder.resolve(name).resolve(key);
        Files.createDirectories(object.getParent());
        Files.copy(file, object, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void get(String bucket, String key, Path file) throws IOException {
        Files.copy(folder.resolve(bucket).resolve(key), file, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {}
}
