package dev.photinus.adobe;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A job that Adobe has accepted: what is asked for its status and, where the family knows it, what cancels it.
 *
 * @param operation the function that submitted it, such as {@code createMask}
 * @param jobId Adobe's name for the job; a URN at Firefly
 * @param statusUrl where its status is, on one of Adobe's hosts; absent where Adobe answered with the result at once
 * @param cancelUrl where a PUT cancels it; Firefly alone has one
 */
@RegisterForReflection
public record JobReference(String operation, String jobId, @Nullable String statusUrl, @Nullable String cancelUrl) {}
