package dev.photinus.function.input;

import dev.photinus.storage.S3Location;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A picture that a step works on: either an object in a bucket, or what an earlier step of the same execution made.
 *
 * @param step that made it, as the ledger knows it
 * @param output which of its outputs, from 0
 */
@RegisterForReflection
public record Picture(
        @Nullable String bucket,
        @Nullable String key,
        @Nullable String versionId,
        @Nullable String step,
        @Nullable Integer output) {

    public static Picture at(S3Location location) {
        return new Picture(location.bucket(), location.key(), location.versionId(), null, null);
    }

    public static Picture madeBy(String step, int output) {
        return new Picture(null, null, null, step, output);
    }
}
