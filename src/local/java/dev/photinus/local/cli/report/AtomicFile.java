package dev.photinus.local.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Files that appear whole or not at all, even when the process is stopped in the middle. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes into a file that does not exist yet. */
    @FunctionalInterface
    public interface Writing {
        void to(Path file) throws IOException;
    }

    /** Puts what is written in the place of {@code target}, whether that exists or not. */
    public static void replace(Path target, Writing writing) throws IOException {
        // not Files.createTempFile: its files are for their owner's eyes only
        Path whole = target.resolveSibling(".photinus-" + UUID.randomUUID() + ".tmp");
        try {
            writing.to(whole);
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
