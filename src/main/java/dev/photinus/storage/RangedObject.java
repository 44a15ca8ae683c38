package dev.photinus.storage;

import java.io.EOFException;
import java.io.Serial;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * An object that is read in blocks by ranged GETs, each when it is first needed, so that a photo of 100 MB costs no more than
 * one of 100 KB.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">S3: GetObject</a>
 */
final class RangedObject implements ImageBytes {

    private static final int BLOCK = 32 * 1024;

    /** 8 MB: no camera writes so long a header, and a function has little memory. */
    private static final int MOST_BLOCKS = 256;

    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes \\d+-\\d+/(\\d+)");

    private final S3Client s3;
    private final S3Location object;
    private final S3Location version;
    private final Map<Long, byte[]> blocks = new HashMap<>();
    private final long size;
    private final String eTag;

    /**
     * Reads the first block.
     *
     * @throws S3Exception if the object is not there or may not be read
     */
    RangedObject(S3Client s3, S3Location object) {
        this.s3 = s3;
        this.object = object;
        long bytes = 0;
        String tag = "";
        S3Location found = object;
        try {
            ResponseBytes<GetObjectResponse> first = fetch(0);
            blocks.put(0L, first.asByteArrayUnsafe());
            bytes = size(first.response());
            tag = ObjectStore.eTag(first.response().eTag());
            found = version(object, first.response().versionId());
        } catch (S3Exception e) {
            if (e.statusCode() != RANGE_NOT_SATISFIABLE) {
                throw e;
            }
            // an object of 0 bytes has no first byte
        }
        size = bytes;
        eTag = tag;
        version = found;
    }

    /** An object that was written without versioning has the version "null", which another object can take the place of. */
    private static S3Location version(S3Location object, @Nullable String versionId) {
        return versionId == null || versionId.equals("null")
                ? object
                : new S3Location(object.bucket(), object.key(), versionId);
    }

    /** These very bytes, where the bucket has versions; else the object as it was named. */
    S3Location location() {
        return version;
    }

    private static long size(GetObjectResponse response) {
        Matcher range = CONTENT_RANGE.matcher(response.contentRange() == null ? "" : response.contentRange());
        return range.matches() ? Long.parseLong(range.group(1)) : response.contentLength();
    }

    private ResponseBytes<GetObjectResponse> fetch(long block) {
        long from = block * BLOCK;
        return s3.getObjectAsBytes(get -> get.bucket(object.bucket())
                .key(object.key())
                .versionId(object.versionId())
                .range("bytes=" + from + "-" + (from + BLOCK - 1)));
    }

    /** S3's tag of these very bytes. */
    String eTag() {
        return eTag;
    }

    @Override
    public long size() {
        return size;
    }

    /** @throws TooMuchException if so much has been read that this is no header */
    @Override
    public int at(long offset) throws EOFException {
        if (offset < 0 || offset >= size) {
            throw new EOFException();
        }
        byte[] block = blocks.get(offset / BLOCK);
        if (block == null) {
            if (blocks.size() >= MOST_BLOCKS) {
                throw new TooMuchException();
            }
            block = fetch(offset / BLOCK).asByteArrayUnsafe();
            blocks.put(offset / BLOCK, block);
        }
        int within = (int) (offset % BLOCK);
        if (within >= block.length) {
            throw new EOFException();
        }
        return block[within] & 0xff;
    }

    /** More of an object was asked for than a header has. */
    static final class TooMuchException extends EOFException {

        @Serial
        private static final long serialVersionUID = 1;
    }
}
