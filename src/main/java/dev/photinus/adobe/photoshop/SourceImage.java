package dev.photinus.adobe.photoshop;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A picture that Photoshop's APIs read. */
@RegisterForReflection
public record SourceImage(Source source) {

    /** At a pre-signed URL. */
    public static SourceImage at(String url) {
        return new SourceImage(new Source(url));
    }

    @RegisterForReflection
    public record Source(String url) {}
}
