package dev.photinus.local.cli.cloud;

import dev.photinus.local.asl.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The bucket, as state machines read and write it. They list nothing: their items are in a file. */
final class BucketObjects implements ObjectStore {

    private final PhotoBucket bucket;

    BucketObjects(PhotoBucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public CompletableFuture<List<ListedObject>> list(String name, String prefix) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException("the state machines of this project list no buckets"));
    }

    @Override
    public CompletableFuture<byte[]> get(String name, String key) {
        return CompletableFuture.supplyAsync(() -> throughFile(file -> {
            bucket.get(name, key, file);
            return Files.readAllBytes(file);
        }));
    }

    @Override
    public CompletableFuture<Void> put(String name, String key, byte[] content) {
        if (!name.equals(bucket.name())) {
            return CompletableFuture.failedFuture(new IOException("there is no bucket " + name + " here"));
        }
        return CompletableFuture.runAsync(() -> throughFile(file -> {
            bucket.put(key, Files.write(file, content));
            return content;
        }));
    }

    @FunctionalInterface
    private interface Use {
        byte[] of(Path file) throws IOException;
    }

    private static byte[] throughFile(Use use) {
        try {
            Path file = Files.createTempFile("photinus-", ".object");
            try {
                return use.of(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
