package dev.photinus.local.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyPathsTest {
    static String[] keys() {
        return new String[] {
            "photos/anna.jpg",
            "a b+c%d/é, 写真 📷.jpg",
            "../../etc/passwd",
            "./.hidden/..",
            "a//b",
            "/leading",
            "folder/",
            "folder//",
            "tilde~",
            "x".repeat(900),
            "é".repeat(160) + "/" + "%".repeat(160) + "/" + "y".repeat(320),
        };
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyComesBackFromItsPath(String key) {
        assertThat(KeyPaths.toKey(KeyPaths.ofKey(key))).isEqualTo(key);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyNameFitsAFileSystem(String key) {
        for (var name : Path.of(KeyPaths.ofKey(key))) {
            assertThat(name.toString())
                    .hasSizeLessThanOrEqualTo(200)
                    .isNotEmpty()
                    .doesNotStartWith(".");
            assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(name.toString()))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void thePathOfAPrefixIsAPrefixOfThePath(String key) {
        for (int end = 0; end <= key.length(); end++) {
            if (end == key.length() || !Character.isLowSurrogate(key.charAt(end))) {
                assertThat(KeyPaths.ofKey(key)).startsWith(KeyPaths.ofPrefix(key.substring(0, end)));
            }
        }
    }

    @Test
    void anObjectIsToldFromAFileHalfWritten() {
        assertThat(KeyPaths.isObject(KeyPaths.ofKey("anna.jpg"))).isTrue();
        assertThat(KeyPaths.isObject(KeyPaths.ofKey("anna.jpg") + "-5f0b")).isFalse();
    }

    @Test
    void anObjectAndAFolderOfOneNameLieSideBySide() {
        assertThat(KeyPaths.ofKey("anna/mask.png")).doesNotStartWith(KeyPaths.ofKey("anna"));
    }
}
