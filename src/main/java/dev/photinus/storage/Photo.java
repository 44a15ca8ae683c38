package dev.photinus.storage;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A look at a photo in S3: what it is, or why it cannot be worked on.
 *
 * @see PhotoInspector
 */
public sealed interface Photo {

    /**
     * A photo that Adobe takes.
     *
     * @param eTag S3's tag of these very bytes
     * @param bytes how many
     */
    @RegisterForReflection
    record Accepted(S3Location location, String eTag, long bytes, ImageFacts facts) implements Photo {}

    /**
     * What Adobe would refuse, or could not read.
     *
     * @param reason a sentence for the person whose photo it is, with its name
     */
    record Refused(String reason) implements Photo {}
}
