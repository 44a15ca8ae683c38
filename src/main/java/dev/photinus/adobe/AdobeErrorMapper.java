package dev.photinus.adobe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The one place where an HTTP answer of Adobe becomes an exception.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/concepts/error-codes/">Firefly: error
 *     codes</a>
 */
public final class AdobeErrorMapper implements ResponseExceptionMapper<AdobeException> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String BYTE_ORDER_MARK = "\ufeff";

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public AdobeException toThrowable(Response response) {
        int status = response.getStatus();
        ErrorReason reason = reason(response);
        String code = code(response, reason);
        String message = message(status, code, reason);
        String retryAfter = response.getHeaderString("retry-after");
        return switch (status) {
            case 401 -> new AdobeException.Unauthorized(message);
            case 429 -> new AdobeException.RateLimited(message, RetryAfter.parse(retryAfter, Clock.systemUTC()));
            default ->
                status >= 500 || status == 408
                        ? passing(message, retryAfter)
                        : new AdobeException.Rejected(status, Redacted.text(code), message);
        };
    }

    /**
     * A passing fault that says when to come back is waited for as a quota is.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4">RFC 9110: 503 and Retry-After</a>
     */
    private static AdobeException passing(String message, @Nullable String retryAfter) {
        return RetryAfter.read(retryAfter, Clock.systemUTC())
                .<AdobeException>map(wait -> new AdobeException.RateLimited(message, wait))
                .orElseGet(() -> new AdobeException.Passing(message, null));
    }

    private static ErrorReason reason(Response response) {
        String body;
        try {
            body = response.hasEntity() ? response.readEntity(String.class) : null;
        } catch (ProcessingException | IllegalStateException e) {
            return ErrorReason.NONE; // cut off: there is the status still
        }
        if (body == null) {
            return ErrorReason.NONE;
        }
        try {
            JsonNode json = JSON.readTree(body.startsWith(BYTE_ORDER_MARK) ? body.substring(1) : body);
            return json == null || !(json.isContainerNode() || json.isTextual())
                    ? ErrorReason.ofText(body)
                    : ErrorReason.of(json);
        } catch (JsonProcessingException e) {
            return ErrorReason.ofText(body);
        }
    }

    /** The gateway's header, else what the body says, else the status itself. */
    private static String code(Response response, ErrorReason reason) {
        String accessError = response.getHeaderString("x-access-error");
        if (accessError != null) {
            return accessError;
        }
        return reason.code().isEmpty() ? "http_" + response.getStatus() : reason.code();
    }

    private static String message(int status, String code, ErrorReason reason) {
        return "Adobe answered " + status
                + (code.startsWith("http_") ? "" : " " + code)
                + (reason.message().isEmpty() ? "" : ": " + reason.message());
    }
}
