package dev.photinus.adobe;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A file as the legacy generation names it.
 *
 * @param href a pre-signed URL
 * @param storage whose it is: {@code external} for S3
 */
@RegisterForReflection
public record ExternalFile(String href, String storage) {

    /** What S3 is called. */
    public static final String STORAGE = "external";

    /** A file in S3. */
    public static ExternalFile at(String href) {
        return new ExternalFile(href, STORAGE);
    }
}
