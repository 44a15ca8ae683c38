package dev.photinus.local.adobe.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The file with the key that signs results' URLs. */
public final class KeyFile {
    private static final String NAME = "result-urls.key";

    private KeyFile() {}

    /** The key in a folder, which need not exist; a new one where there is none. */
    public static byte[] in(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (Files.exists(file)) {
                return Files.readAllBytes(file);
            }
            Files.createDirectories(folder);
            Path part = folder.resolve(NAME + ".part");
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            byte[] key = ResultUrls.newKey();
            Files.write(part, key);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("The Adobe emulator's key " + file + " cannot be used", e);
        }
    }
}
