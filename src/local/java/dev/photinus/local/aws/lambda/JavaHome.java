package dev.photinus.local.aws.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java on this machine.
 *
 * @param folder that has bin/java
 * @param version such as {@code 17.0.12+7}
 */
public record JavaHome(Path folder, Runtime.Version version) {
    private static final int FIRST_WITH_CACHE = 25;

    /** The one that this process runs on. */
    public static JavaHome current() {
        return new JavaHome(Path.of(System.getProperty("java.home")), Runtime.version());
    }

    /**
     * The one in a folder, by its file {@code release}.
     *
     * @throws IOException if there is none, or it does not tell its version
     */
    public static JavaHome at(Path folder) throws IOException {
        if (!Files.isExecutable(folder.resolve("bin/java"))) {
            throw new NoSuchFileException(folder.resolve("bin/java").toString());
        }
        var release = new Properties();
        try (var lines = Files.newBufferedReader(folder.resolve("release"))) {
            release.load(lines);
        }
        var version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        try {
            return new JavaHome(folder, Runtime.Version.parse(version));
        } catch (IllegalArgumentException e) {
            throw new IOException(folder.resolve("release") + " does not tell Java's version", e);
        }
    }

    /** Every one in these folders that can be used. */
    public static List<JavaHome> in(List<Path> folders) {
        return folders.stream().flatMap(JavaHome::children).toList();
    }

    private static Stream<JavaHome> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children
                    .sorted()
                    .flatMap(child -> {
                        try {
                            return Stream.of(at(child.toRealPath()));
                        } catch (IOException e) {
                            return Stream.empty(); // something else lies there
                        }
                    })
                    .distinct()
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** 17 of 17.0.12. */
    public int feature() {
        return version.feature();
    }

    /**
     * Whether it keeps more than classes of a former run: the ahead-of-time cache.
     *
     * @see <a href="https://openjdk.org/jeps/514">JEP 514: ahead-of-time command-line ergonomics</a>
     */
    public boolean hasAheadOfTimeCache() {
        return feature() >= FIRST_WITH_CACHE;
    }

    Path executable() {
        return folder.resolve("bin").resolve("java");
    }
}
