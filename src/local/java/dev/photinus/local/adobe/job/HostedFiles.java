package dev.photinus.local.adobe.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Files that Adobe keeps for a while: results and uploads. On disk, so that a batch of thousands does not fill the memory. */
public final class HostedFiles implements AutoCloseable {
    private static final String PART = ".part";
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final InstantSource clock;
    private final Path folder;
    private final boolean temporary;
    private final Map<String, HostedFile> files = new ConcurrentHashMap<>();

    /**
     * A file that is kept.
     *
     * @param name unique
     * @param expires when it is forgotten
     */
    public record HostedFile(String name, String mediaType, Instant expires) {}

    /** An empty store in a temporary folder. */
    public HostedFiles(InstantSource clock) {
        this.clock = clock;
        this.temporary = true;
        try {
            this.folder = Files.createTempDirectory("photinus-adobe-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A store in a folder, which need not exist, with the files of former starts that are not expired. */
    public HostedFiles(InstantSource clock, Path folder) {
        this.clock = clock;
        this.temporary = false;
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> entries = Files.list(folder)) {
                for (Path entry : entries.toList()) {
                    find(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the Adobe emulator in " + folder + " cannot be used", e);
        }
    }

    /** A file's time of modification, on disk, is when it expires. */
    private void find(Path entry) throws IOException {
        String name = entry.getFileName().toString();
        Instant expires = Files.getLastModifiedTime(entry).toInstant();
        if (name.endsWith(PART) || !clock.instant().isBefore(expires)) {
            Files.deleteIfExists(entry);
        } else {
            files.put(name, new HostedFile(name, mediaType(name), expires));
        }
    }

    /** Keeps bytes of some media type for at least {@code lifetime}, under a name with the type's extension. */
    public HostedFile keep(byte[] bytes, String mediaType, Duration lifetime) {
        return keep(UUID.randomUUID() + extension(mediaType), bytes, mediaType, lifetime);
    }

    /** Keeps bytes under a bare UUID, which is returned. */
    public String keep(byte[] bytes, Duration lifetime) {
        return keep(UUID.randomUUID().toString(), bytes, UNKNOWN_TYPE, lifetime).name();
    }

    private HostedFile keep(String name, byte[] bytes, String mediaType, Duration lifetime) {
        forgetExpired();
        HostedFile file = new HostedFile(name, mediaType, clock.instant().plus(lifetime));
        write(file, bytes);
        files.put(name, file);
        return file;
    }

    /** Whole or not at all: this process may be killed at any moment. */
    private void write(HostedFile file, byte[] bytes) {
        Path part = folder.resolve(file.name() + PART);
        try {
            Files.write(part, bytes);
            Files.setLastModifiedTime(part, FileTime.from(file.expires()));
            Files.move(
                    part,
                    folder.resolve(file.name()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts other bytes in the place of a file's; nothing happens where there is none. */
    void replace(String name, byte[] bytes) {
        HostedFile file = files.get(name);
        if (file != null) {
            write(file, bytes);
        }
    }

    /** The file of that name, if it was kept and is not expired. */
    public Optional<HostedFile> find(String name) {
        return Optional.ofNullable(files.get(name))
                .filter(file -> clock.instant().isBefore(file.expires()));
    }

    /** A file's bytes. */
    public byte[] read(HostedFile file) {
        try {
            return Files.readAllBytes(folder.resolve(file.name()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the files, unless they are for another start. */
    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            entries.forEach(HostedFiles::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        delete(folder);
    }

    private void forgetExpired() {
        files.values().removeIf(file -> {
            boolean expired = !clock.instant().isBefore(file.expires());
            if (expired) {
                delete(folder.resolve(file.name()));
            }
            return expired;
        });
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mediaType(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? UNKNOWN_TYPE : "image/" + name.substring(dot + 1).replace("jpg", "jpeg");
    }

    private static String extension(String mediaType) {
        return "." + mediaType.substring(mediaType.indexOf('/') + 1).replace("jpeg", "jpg");
    }
}
