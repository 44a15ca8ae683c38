package dev.photinus.function.event;

import java.util.regex.Pattern;

/**
 * Takes out of a text what must not be passed on: queries of URLs (a pre-signed one is a key to the object) and tokens.
 * Nothing of the kind should get as far as here; a reason may quote another program's words, though.
 */
public final class Redacted {

    private static final Pattern QUERY = Pattern.compile("(?i)(https?://[^\\s?\"'<>]+)\\?[^\\s\"'<>]*");
    private static final Pattern SIGNATURE = Pattern.compile("(?i)\\b(X-Amz-[A-Za-z-]+|Signature)=[^\\s&\"'<>]*");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer)\\s+[A-Za-z0-9._~+/=-]{8,}");
    private static final Pattern JWT = Pattern.compile("\\beyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    private Redacted() {}

    /** The same text without them. */
    public static String text(String text) {
        String withoutQueries = QUERY.matcher(text).replaceAll("$1");
        String withoutSignatures = SIGNATURE.matcher(withoutQueries).replaceAll("$1 left out");
        String withoutBearers = BEARER.matcher(withoutSignatures).replaceAll("$1 token left out");
        return JWT.matcher(withoutBearers).replaceAll("token left out");
    }
}
