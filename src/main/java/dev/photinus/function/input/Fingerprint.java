package dev.photinus.function.input;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What stands for a number of texts: the same for the same ones, another for any others. */
public record Fingerprint(String hex) {

    private static final int SHORT = 16;
    private static final int SEED_DIGITS = 7; // 28 bits: with room for variations to count on

    public static Fingerprint of(String... texts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return new Fingerprint(HexFormat.of()
                    .formatHex(sha256.digest(String.join("\n", texts).getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Enough of it for a name. */
    public String shortened() {
        return hex.substring(0, SHORT);
    }

    long seed() {
        return Long.parseLong(hex.substring(0, SEED_DIGITS), 16);
    }
}
