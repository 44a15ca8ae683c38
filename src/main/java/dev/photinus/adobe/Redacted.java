package dev.photinus.adobe;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a text what must not be passed on: queries of URLs (a pre-signed one is a key to the object), tokens and secrets.
 * Nothing of the kind should get as far as here; a reason may quote another program's words, though, and a host that refuses a
 * request may repeat it. What Adobe says passes here before it is anybody's message, and so does every line of a function's log.
 */
public final class Redacted {

    private static final String LEFT_OUT = "left-out";

    private record Rule(Pattern pattern, String replacement) {

        Rule(String regex, String replacement) {
            this(Pattern.compile(regex), replacement);
        }
    }

    /** Where a name begins: also behind what is escaped in a URL, as in {@code %26client_secret%3D}. */
    private static final String BEGIN = "(?i)(?:\\b|(?<=%[0-9A-F]{2}))";

    /** Possessive, with bounds, so that no text takes longer than its length deserves. */
    private static final List<Rule> RULES = List.of(
            new Rule("(?i)\\b(https?://)[^\\s/?#@\"'<>]{1,256}+@", "$1"),
            new Rule("(?i)\\b(https?://[^\\s?\"'<>]{1,4096}+)\\?[^\\s\"'<>]*+", "$1"),
            new Rule(BEGIN + "(X-Amz-[A-Z-]{1,64}+|Signature|sig)(?:=|%3D)[^\\s&\"'<>]*+", "$1 " + LEFT_OUT),
            new Rule(BEGIN + "(bearer)(?:\\s|%20|\\+)+[A-Z0-9._~+/=-]{8,}+", "$1 token " + LEFT_OUT),
            new Rule(
                    BEGIN
                            + "(access_token|(?:FIREFLY_SERVICES_)?client_secret)((?:[\"'\\\\\\s]|%22)*(?:[=:]|%3[AD])[\"'\\\\\\s]*)[^\\s&\"'\\\\,}]++",
                    "$1$2(" + LEFT_OUT + ")"),
            new Rule("\\beyJ[A-Za-z0-9_-]{1,8192}+\\.[A-Za-z0-9_-]{1,8192}+\\.[A-Za-z0-9_-]*+", "token " + LEFT_OUT),
            // whatever else is so long and of such letters is no name
            new Rule(
                    "(?<![A-Za-z0-9_-])(?=[A-Za-z0-9_-]{0,99}[0-9])(?=[A-Za-z0-9_-]{0,99}[A-Z])(?=[A-Za-z0-9_-]{0,99}[a-z])[A-Za-z0-9_-]{100,}+",
                    "token " + LEFT_OUT));

    private Redacted() {}

    /** The same text without them. */
    public static String text(String text) {
        String redacted = text;
        for (Rule rule : RULES) {
            redacted = rule.pattern().matcher(redacted).replaceAll(rule.replacement());
        }
        return redacted;
    }
}
