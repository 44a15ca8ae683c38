package dev.photinus.local.aws.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the object of a key lies in the bucket's folder, and back.
 *
 * <p>A key is up to 1,024 bytes of anything; a file name is up to 255 bytes, in the characters that the machine's locale
 * happens to know, and is either a file or a folder. So: bytes outside a small alphabet are percent-encoded; a part too
 * long for one name goes on in a folder below (its name ends in {@code +}); an object's file ends in {@code ~}, so that
 * "a" and "a/b" exist side by side and a file half written is told from an object.
 *
 * <p>The path of a key's prefix is a prefix of the key's path, which listing relies on.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html">Naming objects</a>
 */
final class KeyPaths {
    /** Leaves room in 255 bytes for what S3Proxy adds while an upload is under way. */
    private static final int LONGEST_NAME = 160;

    private static final String GOES_ON = "+/";
    private static final String OBJECT = "~";
    private static final String EMPTY = "%";

    private KeyPaths() {}

    /** The path of an object; a key that ends in a slash is the folder itself. */
    static String ofKey(String key) {
        return key.endsWith("/") ? ofPrefix(key) : ofPrefix(key) + OBJECT;
    }

    /** What the paths of all keys with this prefix begin with. */
    static String ofPrefix(String prefix) {
        var parts = prefix.split("/", -1);
        var path = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            var isLast = i == parts.length - 1;
            path.append(parts[i].isEmpty() && !isLast ? EMPTY : cut(encode(parts[i])));
            path.append(isLast ? "" : "/");
        }
        return path.toString();
    }

    /** Whether an object lies there: neither part of an upload nor a file that is still being written. */
    static boolean isObject(String path) {
        return path.endsWith(OBJECT) || path.endsWith("/");
    }

    /** The key of the object at a path. */
    static String toKey(String path) {
        var encoded = path.endsWith(OBJECT) ? path.substring(0, path.length() - OBJECT.length()) : path;
        return decode(encoded.replace(GOES_ON, ""));
    }

    private static String cut(String name) {
        var path = new StringBuilder(name);
        for (int end = LONGEST_NAME; end < path.length(); end += LONGEST_NAME + GOES_ON.length()) {
            path.insert(end, GOES_ON);
        }
        return path.toString();
    }

    private static String encode(String part) {
        var name = new StringBuilder();
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain((char) b) || (b == '.' && !name.isEmpty())) {
                name.append((char) b);
            } else {
                name.append("%%%02X".formatted(b));
            }
        }
        return name.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static String decode(String path) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) != '%') {
                bytes.write(path.charAt(i));
            } else if (!path.startsWith("/", i + 1)) {
                bytes.write(Integer.parseInt(path, i + 1, i + 3, 16));
                i += 2;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
