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
     */
    @RegisterForReflection
    public record StoredObject(String key, String etag, @JsonProperty("version-id") @Nullable String versionId) {}

    /** The object, in the version that was put. */
    public S3Location location() {
        return new S3Location(
                detail.bucket().name(), detail.object().key(), detail.object().versionId());
    }

    /** What tells these bytes from others under the same key: the version, or else the tag. */
    public String revision() {
        String version = detail.object().versionId();
        return version == null ? detail.object().etag() : version;
    }
}
