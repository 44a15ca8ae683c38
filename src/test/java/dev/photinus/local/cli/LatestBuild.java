package dev.photinus.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The functions as this build has made them last: with {@code -Dnative}, the others may be older, or not there. */
final class LatestBuild {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private LatestBuild() {}

    /** What {@code run} has to be told, so that it runs these. */
    static List<String> options() throws IOException {
        Path executable = TARGET.resolve("native/function.zip");
        return Files.exists(executable) && Files.mismatch(TARGET.resolve("function.zip"), executable) == -1
                ? List.of("--native")
                : List.of();
    }
}
