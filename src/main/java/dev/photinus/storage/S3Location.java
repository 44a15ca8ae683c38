package dev.photinus.storage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * An object in S3.
 *
 * @param key 1 to 1,024 bytes of UTF-8, as it is, not URL-encoded
 * @param versionId in a bucket with versioning; without it the latest version is meant
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html">S3: object keys</a>
 */
@RegisterForReflection
public record S3Location(String bucket, String key, @Nullable String versionId) {

    public S3Location(String bucket, String key) {
        this(bucket, key, null);
    }

    /** The last part of the key: the photo's name as people know it. */
    public String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** The same place with another end of the key. */
    public S3Location withSuffix(String suffix) {
        return new S3Location(bucket, key + suffix);
    }
}
