package dev.photinus.local.asl;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a distributed Map needs of S3, for ItemReader and ResultWriter. Failures go into the futures. */
public interface ObjectStore {

    /** All objects of a bucket whose keys begin with the prefix, in the order of their keys. */
    CompletableFuture<List<ListedObject>> list(String bucket, String prefix);

    /** An object's content. */
    CompletableFuture<byte[]> get(String bucket, String key);

    /** Writes an object. */
    CompletableFuture<Void> put(String bucket, String key, byte[] content);

    /** The same, with the rights of the machine that an execution belongs to. */
    default ObjectStore as(String executionArn) {
        return this;
    }

    /** One object of a listing. */
    record ListedObject(String key, String eTag, long size, Instant lastModified, String storageClass) {}

    /** No S3: every call fails, and so does the Map state that makes it, by name. */
    ObjectStore NONE = new ObjectStore() {
        @Override
        public CompletableFuture<List<ListedObject>> list(String bucket, String prefix) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException("there is no object store here"));
        }

        @Override
        public CompletableFuture<byte[]> get(String bucket, String key) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException("there is no object store here"));
        }

        @Override
        public CompletableFuture<Void> put(String bucket, String key, byte[] content) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException("there is no object store here"));
        }
    };
}
