package dev.photinus.adobe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * The one place where an HTTP answer of Adobe becomes an exception.
 *
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/concepts/error-codes/">Firefly: error
 *     codes</a>
 */
public final class AdobeErrorMapper implements ResponseExceptionMapper<AdobeException> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 300;
    }

    @Override
    public AdobeException toThrowable(Response response) {
        int status = response.getStatus();
        JsonNode body = body(response);
        String code = code(response, body);
        String message = message(status, code, body);
        return switch (status) {
            case 401 -> new AdobeException.Unauthorized(message);
            case 429 ->
                new AdobeException.RateLimited(
                        message, RetryAfter.parse(response.getHeaderString("retry-after"), Clock.systemUTC()));
            case 408 -> new AdobeException.Passing(message, null);
            default ->
                status >= 500
                        ? new AdobeException.Passing(message, null)
                        : new AdobeException.Rejected(status, code, message);
        };
    }

    /** What was said in place of JSON (a proxy's HTML page, a cut-off body) is of no use to anybody. */
    private static JsonNode body(Response response) {
        try {
            JsonNode body = response.hasEntity() ? JSON.readTree(response.readEntity(String.class)) : null;
            return body == null ? MissingNode.getInstance() : body;
        } catch (JsonProcessingException | ProcessingException | IllegalStateException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * Firefly and Photoshop v2: {@code error_code}; IMS: {@code error}; the legacy generation: {@code code}, or {@code type}. Where nothing is said,
     * or a proxy says it, the status itself.
     */
    private static String code(Response response, JsonNode body) {
        String accessError = response.getHeaderString("x-access-error");
        if (accessError != null) {
            return accessError;
        }
        String said = firstText(body, "error_code", "error", "code", "type");
        return said.isEmpty() ? "http_" + response.getStatus() : said;
    }

    private static String message(int status, String code, JsonNode body) {
        List<String> parts = new ArrayList<>();
        parts.add(firstText(body, "message", "error_description", "title"));
        body.path("validation_errors").forEach(error -> parts.add(ValidationErrors.describe(error)));
        body.path("errors").forEach(error -> parts.add(firstText(error, "message", "title")));
        body.path("details").forEach(detail -> parts.add(detail(detail)));
        parts.removeIf(String::isBlank);
        String said = String.join("; ", parts);
        return "Adobe answered " + status
                + (code.startsWith("http_") ? "" : " " + code)
                + (said.isEmpty() ? "" : ": " + (said.length() <= 500 ? said : said.substring(0, 500) + "…"));
    }

    /** The legacy generation's {@code details[] {name, reason}}. */
    private static String detail(JsonNode detail) {
        String name = firstText(detail, "name");
        String reason = firstText(detail, "reason");
        return name.isEmpty() ? reason : name + ": " + reason;
    }

    private static String firstText(JsonNode node, String... names) {
        return Stream.of(names)
                .map(node::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse("");
    }
}
