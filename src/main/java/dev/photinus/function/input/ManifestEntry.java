package dev.photinus.function.input;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a manifest says of one photo. */
public sealed interface ManifestEntry {

    /** The line that it begins in, from 1. */
    long line();

    /** @param input of the workflow, as far as the manifest says it; its {@code source} may be a key alone */
    record Asked(long line, ObjectNode input) implements ManifestEntry {}

    /** @param reason what is wrong with the line, in words */
    record Unreadable(long line, String reason) implements ManifestEntry {}
}
