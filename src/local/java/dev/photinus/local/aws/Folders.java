package dev.photinus.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Folders of the local cloud's own. */
public final class Folders {
    private static final Set<Path> TEMPORARY = ConcurrentHashMap.newKeySet();

    private Folders() {}

    /** A new folder, for the time that this process runs at most; see {@link ChildProcesses}. */
    public static Path temporary(String prefix) throws IOException {
        var folder = Files.createTempDirectory(prefix);
        TEMPORARY.add(folder);
        return folder;
    }

    static void deleteTemporary() {
        for (var folder : TEMPORARY) {
            try {
                delete(folder);
            } catch (IOException e) {
                // this process is ending; there is nobody left to tell
            }
        }
    }

    /** Deletes a folder and all that is in it; what others delete at the same time is fine. */
    public static void delete(Path folder) throws IOException {
        TEMPORARY.remove(folder);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** When something was last written into the folder itself. */
    public static FileTime lastModified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
