package dev.photinus.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads objects and writes them, as streams, in bounded memory. */
@ApplicationScoped
public class ObjectStore {

    private static final int NOT_FOUND = 404;

    private final S3Client s3;

    public ObjectStore(S3Client s3) {
        this.s3 = s3;
    }

    /** Whether the object is there. */
    public boolean exists(S3Location object) {
        try {
            s3.headObject(head -> head.bucket(object.bucket()).key(object.key()));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** The bytes of a small object, where it is there. */
    public Optional<byte[]> find(S3Location object) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(get -> get.bucket(object.bucket()).key(object.key()))
                            .asByteArray());
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Writes a small object. */
    public void put(S3Location object, String contentType, byte[] bytes) {
        put(object, contentType, RequestBody.fromBytes(bytes));
    }

    /** Removes an object; nothing happens where there is none. */
    public void delete(S3Location object) {
        s3.deleteObject(delete -> delete.bucket(object.bucket()).key(object.key()));
    }

    /**
     * Begins to read an object.
     *
     * @throws S3Exception if it is not there or may not be read
     */
    public StoredObject open(S3Location object) {
        ResponseInputStream<GetObjectResponse> stream = s3.getObject(
                get -> get.bucket(object.bucket()).key(object.key()).versionId(object.versionId()));
        return new StoredObject(stream, stream.response().contentLength());
    }

    /**
     * An object that is being read.
     *
     * @param length in bytes
     */
    public record StoredObject(InputStream bytes, long length) implements Closeable {

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }

    /**
     * Writes a stream into an object.
     *
     * @param length in bytes, or -1 where it is not known; then the bytes go through a temporary file, because S3 wants to
     *     know beforehand
     */
    public void put(S3Location object, String contentType, InputStream bytes, long length) throws IOException {
        if (length >= 0) {
            put(object, contentType, RequestBody.fromInputStream(bytes, length));
            return;
        }
        Path spool = Files.createTempFile("photinus-", ".part");
        try {
            Files.copy(bytes, spool, StandardCopyOption.REPLACE_EXISTING);
            put(object, contentType, RequestBody.fromFile(spool));
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    private void put(S3Location object, String contentType, RequestBody body) {
        s3.putObject(put -> put.bucket(object.bucket()).key(object.key()).contentType(contentType), body);
    }
}
