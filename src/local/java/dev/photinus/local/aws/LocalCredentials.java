package dev.photinus.local.aws;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Access key of the local cloud, new at every start, so that no pre-signed URL outlives it.
 *
 * @param accessKeyId the public half
 * @param secretAccessKey what requests are signed with
 */
public record LocalCredentials(String accessKeyId, String secretAccessKey) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new pair. */
    public static LocalCredentials generate() {
        return new LocalCredentials("LOCAL" + hex(8).toUpperCase(Locale.ROOT), hex(20));
    }

    /** The variables by which AWS's SDKs find the pair. */
    public Map<String, String> environment() {
        return Map.of("AWS_ACCESS_KEY_ID", accessKeyId, "AWS_SECRET_ACCESS_KEY", secretAccessKey);
    }

    /** Without the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "LocalCredentials[" + accessKeyId + "]";
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
