package dev.photinus.function.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.photinus.storage.S3Location;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * S3's event {@code Object Created}, as far as it matters here. Its key is as it is: unlike S3's own notifications, events are not
 * URL-encoded.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">S3: EventBridge events</a>
 */
@RegisterForReflection
public record ObjectCreated(Detail detail) {

    @RegisterForReflection
    public record Detail(Bucket bucket, StoredObject object) {}

    @RegisterForReflection
    public record Bucket(String name) {}

    /**
     * @param etag of its bytes, without quotes
     * @param versionId in a bucket with versioning
     * @param sequencer another one each time that something is put under the key
     */
    @RegisterForReflection
    public record StoredObject(
            String key,
            String etag,
            @JsonProperty("version-id") @Nullable String versionId,
            @Nullable String sequencer) {}

    /** The object, in the version that was put. */
    public S3Location location() {
        return new S3Location(
                detail.bucket().name(), detail.object().key(), detail.object().versionId());
    }

    /**
     * What tells this upload from others under the same key, and is the same each time that it is told of: the version, or else the
     * tag and when it was put.
     */
    public String revision() {
        StoredObject object = detail.object();
        String version = object.versionId();
        return version == null ? object.etag() + "|" + object.sequencer() : version;
    }
}
