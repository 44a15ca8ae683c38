package dev.photinus.local.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out, and says in words, why a file cannot be read. */
final class Unreadable {

    private Unreadable() {}

    /** Why this file cannot be read; empty when its first byte could. */
    static Optional<String> reason(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return Optional.of("This is no ordinary file and cannot be read as a photo.");
        }
        try (InputStream input = Files.newInputStream(file)) {
            var unused = input.read();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("The file cannot be read: " + why(e) + ".");
        }
    }

    static String why(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it does not exist, or is a link to a file that does not";
        }
        String reason = e instanceof FileSystemException fileSystem ? fileSystem.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
