package dev.photinus.local.adobe.job;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and checks the URLs of hosted results. They look like S3's pre-signed URLs and behave like them: a changed or expired one is refused.
 */
public final class ResultUrls {
    /** Where results are served. */
    public static final String PATH = "/results/";

    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SIGNATURE = "&X-Amz-Signature=";

    private final InstantSource clock;
    private final SecretKeySpec key;

    /** Signs with a key of its own. */
    public ResultUrls(InstantSource clock) {
        this(clock, newKey());
    }

    /** Signs with the key of a former start, for URLs that were signed then. */
    public ResultUrls(InstantSource clock, byte[] key) {
        this.clock = clock;
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** A key to sign with. */
    public static byte[] newKey() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** Whether a URL opens the file that it names. */
    public enum Verdict {
        GRANTED,
        EXPIRED,
        FORGED
    }

    /**
     * A URL that opens {@code path} from {@code signed} on for {@code lifetime}.
     *
     * @param base scheme, host and port
     */
    public URI sign(URI base, String path, Instant signed, Duration lifetime) {
        String date = AMZ_DATE.format(signed);
        String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=PHOTINUSSTANDIN%2F" + date.substring(0, 8)
                + "%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=" + date + "&X-Amz-Expires=" + lifetime.toSeconds()
                + "&X-Amz-SignedHeaders=host";
        return base.resolve(path + "?" + query + SIGNATURE + hmac(path + "?" + query));
    }

    /** Judges a path and raw query. */
    public Verdict check(String path, String query) {
        int at = query.lastIndexOf(SIGNATURE);
        if (at < 0) {
            return Verdict.FORGED;
        }
        String signed = query.substring(0, at);
        byte[] given = query.substring(at + SIGNATURE.length()).getBytes(StandardCharsets.UTF_8);
        byte[] expected = hmac(path + "?" + signed).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            return Verdict.FORGED;
        }
        Instant from = AMZ_DATE.parse(parameter(signed, "X-Amz-Date"), Instant::from);
        Instant until = from.plusSeconds(Long.parseLong(parameter(signed, "X-Amz-Expires")));
        return clock.instant().isBefore(until) ? Verdict.GRANTED : Verdict.EXPIRED;
    }

    private static String parameter(String query, String name) {
        int from = query.indexOf(name + "=") + name.length() + 1;
        int to = query.indexOf('&', from);
        return query.substring(from, to < 0 ? query.length() : to);
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
