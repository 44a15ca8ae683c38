package dev.photinus.function.event;

import dev.photinus.storage.S3Location;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An object in a bucket, as it is told of. */
@RegisterForReflection
public record Place(String bucket, String key) {

    public static Place of(S3Location location) {
        return new Place(location.bucket(), location.key());
    }
}
