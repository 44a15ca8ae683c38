package dev.photinus.function.input;

import static dev.photinus.function.input.Requirements.require;
import static dev.photinus.function.input.Requirements.requireBucket;
import static dev.photinus.function.input.Requirements.requireKey;

import dev.photinus.storage.S3Location;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mask that somebody made beforehand, in the place of the one that Adobe would make.
 *
 * @param bucket the photo's own where absent
 * @param key of a picture of the photo's shape
 * @param selects which side is white: {@code subject} (as Adobe's own masks are) or {@code background}
 */
@RegisterForReflection
public record OwnMask(@Nullable String bucket, String key, @Nullable String selects) {

    static final String SUBJECT = "subject";
    private static final Set<String> SIDES = Set.of(SUBJECT, "background");

    void check(StackBuckets buckets) throws InvalidInputException {
        requireBucket("mask.bucket", bucket);
        if (bucket != null) {
            buckets.requireReadable("mask.bucket", bucket);
        }
        requireKey("mask.key", key);
        require(
                selects == null || SIDES.contains(selects),
                "\"mask.selects\" is \"" + selects
                        + "\"; it must be \"subject\" or \"background\": which side is white");
    }

    S3Location location(S3Location photo) {
        return new S3Location(bucket == null ? photo.bucket() : bucket, key);
    }

    String side() {
        return selects == null ? SUBJECT : selects;
    }
}
