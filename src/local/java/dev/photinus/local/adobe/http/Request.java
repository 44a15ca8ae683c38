package dev.photinus.local.adobe.http;

import dev.photinus.local.adobe.fault.Fault;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call.
 *
 * @param base scheme, host and port as the caller addressed them: status and result URLs are made from it
 * @param path raw, as sent
 * @param headers names in any case
 * @param pathParameters by the names in the endpoint's template, decoded
 * @param fault a fault of the job to play, if any
 * @param continuedJob id of the job that the call was accepted as by a former start; empty for a call that has just come
 */
@SuppressWarnings("ArrayRecordComponent") // passed along, never compared
public record Request(
        URI base,
        String method,
        String path,
        Map<String, List<String>> headers,
        byte[] body,
        Map<String, String> pathParameters,
        Optional<Fault> fault,
        Optional<String> continuedJob) {

    /** The call of a job that a former start has accepted. */
    public static Request ofJob(URI base, String path, byte[] body, Optional<Fault> fault, String job) {
        return new Request(base, "POST", path, Map.of(), body, Map.of(), fault, Optional.of(job));
    }

    /** A header's first value. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** The value of a parameter in the endpoint's path template. */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The path template has no {" + name + "}");
        }
        return value;
    }

    /** The media type of the body, without its parameters; empty when not given. */
    public String mediaType() {
        String contentType = header("Content-Type");
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    Request with(Map<String, String> parameters, Optional<Fault> played) {
        return new Request(base, method, path, headers, body, parameters, played, continuedJob);
    }
}
