package dev.photinus.local.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Tells whether two paths lead to the same file. */
final class RealPath {

    private RealPath() {}

    /** Where the path leads when all links are followed; where one leads nowhere, the path itself in its shortest form. */
    static Path of(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
