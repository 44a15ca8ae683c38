package dev.photinus.local.aws;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Access key of the local cloud, new at every start, so that no pre-signed URL outlives it.
 *
 * @param accessKeyId the public half
 * @param secretAccessKey what requests are signed with
 * @param sessionToken what a request must carry beside; null with a key that is not temporary
 */
public record LocalCredentials(String accessKeyId, String secretAccessKey, @Nullable String sessionToken) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String HMAC = "HmacSHA256";
    private static final int ID_DIGITS = 16;

    /** In parts of 32 bytes; AWS's sessions have tokens of about this length, which pre-signed URLs carry. */
    private static final int TOKEN_PARTS = 24;

    /** A key that is not temporary. */
    public LocalCredentials(String accessKeyId, String secretAccessKey) {
        this(accessKeyId, secretAccessKey, null);
    }

    /** A new pair. */
    public static LocalCredentials generate() {
        return new LocalCredentials("LOCAL" + hex(8).toUpperCase(Locale.ROOT), hex(20));
    }

    /** The temporary key of a session, the same for the same name. As AWS's, it begins with ASIA. */
    public LocalCredentials session(String name) {
        var id = HexFormat.of().withUpperCase().formatHex(derive(name + "/id")).substring(0, ID_DIGITS);
        var token = new byte[TOKEN_PARTS * 32];
        for (int part = 0; part < TOKEN_PARTS; part++) {
            System.arraycopy(derive(name + "/token/" + part), 0, token, part * 32, 32);
        }
        return new LocalCredentials(
                "ASIA" + id,
                Base64.getEncoder().withoutPadding().encodeToString(derive(name + "/secret")),
                Base64.getEncoder().encodeToString(token));
    }

    private byte[] derive(String label) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secretAccessKey.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(label.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HMAC, e);
        }
    }

    /** The variables by which AWS's SDKs find the key. */
    public Map<String, String> environment() {
        return sessionToken == null
                ? Map.of("AWS_ACCESS_KEY_ID", accessKeyId, "AWS_SECRET_ACCESS_KEY", secretAccessKey)
                : Map.of(
                        "AWS_ACCESS_KEY_ID", accessKeyId,
                        "AWS_SECRET_ACCESS_KEY", secretAccessKey,
                        "AWS_SESSION_TOKEN", sessionToken);
    }

    /** Without the secret and the token: this may end up in a log. */
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
