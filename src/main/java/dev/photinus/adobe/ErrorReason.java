package dev.photinus.adobe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Adobe's reason, read out of an error in any of the shapes that its APIs, their gateways and the frameworks behind them answer
 * with. Total: what has none of the shapes has an empty code and an empty message. Both are {@linkplain Redacted redacted}.
 *
 * @param code such as {@code prompt_unsafe} or {@code 403421}; empty where there is none
 * @param message all that is said, once each, of 500 characters at most; empty where nothing is
 * @see <a href="https://developer.adobe.com/firefly-services/docs/firefly-api/guides/concepts/error-codes/">Firefly: error codes</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457: problem details</a>
 * @see <a href="https://fastapi.tiangolo.com/tutorial/handling-errors/">FastAPI: {@code detail}</a>
 */
record ErrorReason(String code, String message) {

    static final ErrorReason NONE = new ErrorReason("", "");

    /** In the order in which they are believed; {@code type} and {@code error} are sentences or URLs in other shapes. */
    private static final List<String> CODES = List.of("error_code", "errorCode", "errorcode", "code", "error", "type");

    private static final List<String> MESSAGES = List.of(
            "message",
            "error_description",
            "error_message",
            "errorMessage",
            "title",
            "detail",
            "details",
            "reason",
            "msg");

    /** Members that hold further reasons. */
    private static final List<String> NESTED =
            List.of("error", "errors", "errorDetails", "detail", "details", "validation_errors", "outputs");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final Pattern HTTP_STATUS = Pattern.compile("[1-5]\\d\\d");
    private static final Pattern URL = Pattern.compile("[a-z]+://\\S+");
    private static final Pattern PAGE = Pattern.compile("(?s)\\s*<.*");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s\\uFFFD]+");

    private static final int LONGEST = 500;
    private static final int DEEPEST = 5;

    /** The reason in a body of JSON. */
    static ErrorReason of(JsonNode body) {
        List<JsonNode> holders = new ArrayList<>();
        collect(body, holders, 0);
        String code = holders.stream()
                .flatMap(ErrorReason::codes)
                .filter(candidate -> !HTTP_STATUS.matcher(candidate).matches())
                .findFirst()
                .orElse("");
        Set<String> messages = new LinkedHashSet<>();
        holders.stream().flatMap(ErrorReason::messages).forEach(messages::add);
        messages.remove(code);
        return new ErrorReason(Redacted.text(code), shortened(String.join("; ", messages)));
    }

    /** The reason in a body that is not JSON: its words, but nothing of a web page. */
    static ErrorReason ofText(String body) {
        String words = UNPRINTABLE.matcher(body).replaceAll(" ").strip();
        return PAGE.matcher(words).matches() ? NONE : new ErrorReason("", shortened(words));
    }

    private static void collect(JsonNode node, List<JsonNode> holders, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isArray()) {
            node.forEach(each -> collect(each, holders, depth + 1));
        } else if (node.isObject()) {
            holders.add(node);
            NESTED.stream()
                    .map(node::path)
                    .filter(JsonNode::isContainerNode)
                    .forEach(nested -> collect(nested, holders, depth + 1));
        } else if (node.isTextual()) {
            holders.add(node);
        }
    }

    private static Stream<String> codes(JsonNode holder) {
        return CODES.stream()
                .map(holder::path)
                .filter(value -> value.isTextual() || value.isIntegralNumber())
                .map(JsonNode::asText)
                .map(text -> URL.matcher(text).matches()
                        ? text.replaceFirst("[?#].*$", "").replaceFirst("^.*/", "")
                        : text)
                .filter(text -> CODE.matcher(text).matches());
    }

    private static Stream<String> messages(JsonNode holder) {
        if (holder.isTextual()) {
            return said(holder.asText());
        }
        String where = location(holder);
        Stream<String> texts = MESSAGES.stream()
                .map(holder::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .distinct()
                .map(text -> where + text);
        String error = holder.path("error").asText("");
        return Stream.concat(CODE.matcher(error).matches() ? Stream.empty() : Stream.of(error), texts)
                .flatMap(ErrorReason::said);
    }

    private static Stream<String> said(String text) {
        String words = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        return words.isEmpty() ? Stream.empty() : Stream.of(words);
    }

    /** Which value is wrong: {@code loc} of {@code validation_errors}, {@code name} of the legacy generation's {@code details}. */
    private static String location(JsonNode holder) {
        if (holder.path("loc").isArray()) {
            List<String> parts = new ArrayList<>();
            holder.path("loc").forEach(part -> parts.add(part.asText()));
            return String.join(".", parts) + ": ";
        }
        return holder.path("reason").isTextual() && holder.path("name").isTextual()
                ? holder.path("name").asText() + ": "
                : "";
    }

    /** Redacted before it is cut: half a token is still half a token. */
    private static String shortened(String text) {
        String redacted = Redacted.text(text);
        return redacted.length() <= LONGEST ? redacted : redacted.substring(0, LONGEST) + "…";
    }
}
