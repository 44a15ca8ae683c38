package dev.photinus.adobe;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * Adobe's answer 202 to a submitted job, in each of its forms: {@code jobId} and {@code statusUrl} in the current
 * generation, {@code _links.self.href} with or without a {@code jobId} in Photoshop v1, sensei and Lightroom.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/how-tos/using-async-apis/">Firefly:
 *     asynchronous APIs</a>
 */
@RegisterForReflection
public record JobAccepted(
        @Nullable String jobId,
        @Nullable String statusUrl,
        @Nullable String cancelUrl,
        @JsonProperty("_links") @Nullable Links links) {

    @RegisterForReflection
    public record Links(@Nullable Link self) {}

    @RegisterForReflection
    public record Link(@Nullable String href) {}

    /**
     * The reference of the job, whichever form it was told in.
     *
     * @throws AdobeException.Rejected if there is nothing in the answer that its status could be asked with
     */
    public JobReference reference(String operation) {
        String status = statusUrl != null ? statusUrl : linked();
        if (status == null) {
            throw new AdobeException.Rejected(
                    202, "no_status_url", "Adobe accepted the job but named no URL to ask for its status");
        }
        String id = jobId != null ? jobId : lastSegment(status);
        return new JobReference(operation, id, status, cancelUrl);
    }

    private static String lastSegment(String url) {
        String path = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private @Nullable String linked() {
        return links == null || links.self() == null ? null : links.self().href();
    }
}
