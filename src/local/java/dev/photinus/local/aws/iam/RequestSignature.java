package dev.photinus.local.aws.iam;

import dev.photinus.local.aws.AwsJsonServer.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies AWS Signature Version 4 of requests that POST to the path {@code /} without a query, as all of AWS's JSON protocols do. The
 * SDK's signers are of no use for that: they choose themselves which headers they sign, and add some.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a signed request</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">DynamoDB: error handling</a>
 */
final class RequestSignature {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/,]+)/((\\d{8})/([^/,]+)/([^/,]+)/aws4_request), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Duration LARGEST_SKEW = Duration.ofMinutes(15);

    private final AccessKeys keys;
    private final Clock clock;

    RequestSignature(AccessKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Who has signed the request. */
    Principal verify(Map<String, List<String>> headers, byte[] body) throws RefusedException {
        var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> byName.put(name, String.join(",", values)));
        var authorization = byName.get("Authorization");
        if (authorization == null) {
            throw new RefusedException(
                    "MissingAuthenticationTokenException", "Request is missing Authentication Token");
        }
        var parts = AUTHORIZATION.matcher(authorization);
        if (!parts.matches()) {
            throw new RefusedException(
                    "IncompleteSignatureException", "Authorization header is not one of AWS Signature Version 4");
        }
        var holder = keys.holder(parts.group(1)).orElse(null);
        if (holder == null || !isToken(holder, byName.getOrDefault("X-Amz-Security-Token", ""))) {
            throw new RefusedException(
                    "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        var time = byName.getOrDefault("X-Amz-Date", "");
        requireNow(time, parts.group(3));
        var expected = signature(holder.credentials().secretAccessKey(), parts, time, canonical(parts, byName, body));
        if (!areEqual(expected, parts.group(7))) {
            throw new RefusedException(
                    "InvalidSignatureException",
                    "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                            + " Access Key and signing method. Consult the service documentation for details.");
        }
        return holder.principal();
    }

    private static boolean isToken(AccessKeys.Holder holder, String token) {
        var expected = holder.credentials().sessionToken();
        return areEqual(expected == null ? "" : expected, token);
    }

    /** Takes as long whatever they differ in. */
    private static boolean areEqual(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }

    private void requireNow(String time, String day) throws RefusedException {
        try {
            var skew = Duration.between(TIME.parse(time, Instant::from), clock.instant());
            if (skew.abs().compareTo(LARGEST_SKEW) <= 0 && time.startsWith(day)) {
                return;
            }
        } catch (DateTimeException e) {
            // refused with those of another time
        }
        throw new RefusedException(
                "InvalidSignatureException",
                "Signature expired: " + time + " is not within 15 min. of " + TIME.format(clock.instant()));
    }

    private static String canonical(Matcher authorization, Map<String, String> headers, byte[] body) {
        var signed = authorization.group(6);
        var lines = Stream.of(signed.split(";", -1))
                .map(name -> name.toLowerCase(Locale.ROOT) + ":"
                        + headers.getOrDefault(name, "").strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
        return "POST\n/\n\n" + lines + "\n" + signed + "\n" + sha256(body);
    }

    private static String signature(String secret, Matcher authorization, String time, String canonical) {
        var key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (var part : authorization.group(2).split("/", -1)) {
            key = hmac(key, part);
        }
        var text = "AWS4-HMAC-SHA256\n" + time + "\n" + authorization.group(2) + "\n"
                + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hmac(key, text));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
