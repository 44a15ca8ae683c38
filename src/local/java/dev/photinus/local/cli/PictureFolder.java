package dev.photinus.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The files directly in a folder, told apart by their names. */
final class PictureFolder {

    private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png", "webp", "tif", "tiff");

    private PictureFolder() {}

    /**
     * The files in the order of their names, without hidden ones.
     *
     * @throws UsageException when the folder cannot be read
     */
    static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> !Files.isDirectory(file))
                    .filter(file -> !PhotoList.fileName(file).startsWith("."))
                    .sorted(Comparator.comparing(PhotoList::fileName, String.CASE_INSENSITIVE_ORDER)
                            .thenComparing(PhotoList::fileName))
                    .toList();
        } catch (IOException e) {
            throw new UsageException("The folder " + folder + " cannot be read: " + Unreadable.why(e) + ".");
        }
    }

    /**
     * Refuses pipes, sockets and devices: reading one may never end.
     *
     * @throws UsageException when the path leads to neither a file nor a folder
     */
    static void requireFile(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new UsageException(
                    path + " is not a file but a pipe, a socket or a device: save the photo to a file first.");
        }
    }

    /** Whether the name ends as a picture's does. */
    static boolean isPicture(Path file) {
        return EXTENSIONS.contains(FileNames.extension(PhotoList.fileName(file)).toLowerCase(Locale.ROOT));
    }
}
