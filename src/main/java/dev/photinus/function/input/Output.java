package dev.photinus.function.input;

import static dev.photinus.function.input.Requirements.isFilled;
import static dev.photinus.function.input.Requirements.require;
import static dev.photinus.function.input.Requirements.requireBucket;
import static dev.photinus.function.input.Requirements.requireKey;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Where a finished picture goes.
 *
 * @param bucket the stack's own where absent
 * @param key where absent, {@code finished/}, the workflow's name and the photo's, with the photo's bucket between where that is
 *     not the stack's own; several variations are numbered
 */
@RegisterForReflection
public record Output(@Nullable String bucket, @Nullable String key) {

    void check(StackBuckets buckets) throws InvalidInputException {
        requireBucket("output.bucket", bucket);
        if (bucket != null) {
            buckets.requireWritable("output.bucket", bucket);
        }
        if (key != null) {
            require(isFilled(key), "\"output.key\" is empty");
            requireKey("output.key", key);
            require(
                    !key.startsWith(Workflow.INCOMING),
                    "\"output.key\" is under incoming/: what is put there starts a workflow, and a result must not");
        }
    }
}
