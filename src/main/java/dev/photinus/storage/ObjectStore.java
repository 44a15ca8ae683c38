package dev.photinus.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

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

    /**
     * S3's tag of an object's bytes, without quotes; empty where it is not there.
     *
     * @throws S3Exception if it may not be read
     */
    public Optional<String> eTag(S3Location object) {
        try {
            return Optional.of(eTag(s3.headObject(head ->
                            head.bucket(object.bucket()).key(object.key()).versionId(object.versionId()))
                    .eTag()));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** As HTTP has it in a header, a tag is in quotes. */
    static String eTag(String header) {
        return header.replace("\"", "");
    }

    /**
     * Copies an object within S3, as picture of a type.
     *
     * @throws S3Exception if it is not there, or one of both may not be used
     * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">S3: CopyObject</a>
     */
    public void copy(S3Location from, S3Location to, String contentType) {
        s3.copyObject(copy -> copy.sourceBucket(from.bucket())
                .sourceKey(from.key())
                .destinationBucket(to.bucket())
                .destinationKey(to.key())
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType(contentType));
    }

    /** The bytes of a small object, where it is there. */
    public Optional<byte[]> read(S3Location object) {
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

    /** Writes an object from a file, which can be read again where the request has to be repeated. */
    public void put(S3Location object, String contentType, Path file) {
        put(object, contentType, RequestBody.fromFile(file));
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

    /** Begins to read an object; empty where there is none. */
    public Optional<StoredObject> find(S3Location object) {
        try {
            return Optional.of(open(object));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * The objects whose keys begin with a prefix, in the order of their keys, asked for page by page as they are gone through;
     * folders that a console has made are none.
     *
     * @throws S3Exception if there is no such bucket or it may not be listed
     */
    public Stream<S3Location> list(String bucket, String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .filter(key -> !key.endsWith("/"))
                .map(key -> new S3Location(bucket, key));
    }

    /** Of the objects whose keys begin with a prefix and end in a suffix, the one that was written last. */
    public Optional<S3Location> latest(String bucket, String prefix, String suffix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .filter(object -> object.key().endsWith(suffix))
                .max(Comparator.comparing(S3Object::lastModified))
                .map(object -> new S3Location(bucket, object.key()));
    }

    /** Writes an object's content, whatever its length comes to. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream bytes) throws IOException;
    }

    /** Writes what somebody writes into an object, through a temporary file, because S3 wants to know its length beforehand. */
    public void write(S3Location object, String contentType, Content content) throws IOException {
        Path spool = Files.createTempFile("photinus-", ".part");
        try {
            try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(spool))) {
                content.writeTo(bytes);
            }
            put(object, contentType, RequestBody.fromFile(spool));
        } finally {
            Files.deleteIfExists(spool);
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
        write(object, contentType, bytes::transferTo);
    }

    private void put(S3Location object, String contentType, RequestBody body) {
        s3.putObject(put -> put.bucket(object.bucket()).key(object.key()).contentType(contentType), body);
    }
}
