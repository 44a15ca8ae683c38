package dev.photinus.function.input;

import dev.photinus.ledger.JobKey;
import dev.photinus.storage.Photo;
import dev.photinus.storage.S3Location;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A picture that a step works on: either an object in a bucket, or an output of a job.
 *
 * @param versionId in a bucket with versions: these very bytes
 * @param eTag S3's tag of the object's bytes, as {@code inspect} saw it; looked up where it is absent
 * @param job that made it
 * @param output which of the job's outputs, from 0; the first where absent
 */
@RegisterForReflection
public record Picture(
        @Nullable String bucket,
        @Nullable String key,
        @Nullable String versionId,
        @Nullable String eTag,
        @Nullable JobKey job,
        @Nullable Integer output) {

    /** An object that has been looked at. */
    public static Picture of(Photo.Accepted photo) {
        S3Location location = photo.location();
        return new Picture(location.bucket(), location.key(), location.versionId(), photo.eTag(), null, null);
    }

    public static Picture at(S3Location location) {
        return new Picture(location.bucket(), location.key(), location.versionId(), null, null, null);
    }

    public static Picture madeBy(JobKey job, int output) {
        return new Picture(null, null, null, null, job, output);
    }

    /**
     * Where it is, if it is an object.
     *
     * @throws IllegalArgumentException if it is named by neither bucket and key nor a job
     */
    public @Nullable S3Location location() {
        if (job != null) {
            return null;
        }
        if (bucket == null || key == null) {
            throw new IllegalArgumentException("A picture is named by bucket and key, or by the job that made it");
        }
        return new S3Location(bucket, key, versionId);
    }

    /** Which of the job's outputs it is. */
    public int outputOrFirst() {
        return output == null ? 0 : output;
    }
}
