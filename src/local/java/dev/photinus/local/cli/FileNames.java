package dev.photinus.local.cli;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of files that can stand in one folder together, on file systems that ignore case as well. */
final class FileNames {

    /** What common file systems allow, in bytes. */
    private static final int LONGEST = 255;

    private final Set<String> claimed = new HashSet<>();

    /** The name itself, or with a number before its extension when it is taken already. */
    synchronized String claim(String name) {
        String candidate = name;
        for (int number = 2; !claimed.add(key(candidate)); number++) {
            candidate = withSuffix(name, "-" + number);
        }
        return candidate;
    }

    /** {@code anna.jpg} with {@code -2} is {@code anna-2.jpg}; a name that gets too long loses the end of its stem. */
    static String withSuffix(String name, String suffix) {
        String extension = extension(name);
        String ending = suffix + (extension.isEmpty() ? "" : "." + extension);
        String stem = stem(name);
        while (!stem.isEmpty() && (stem + ending).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + ending;
    }

    static String withExtension(String name, String extension) {
        return extension.isEmpty() || extension.equals(extension(name))
                ? name
                : withSuffix(stem(name) + "." + extension, "");
    }

    /** What follows the last dot; empty when nothing does. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1);
    }

    /** What stands before the last dot. */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** Equal for names that some file systems take for the same. */
    static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
