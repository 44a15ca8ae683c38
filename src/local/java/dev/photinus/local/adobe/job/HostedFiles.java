package dev.photinus.local.adobe.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final InstantSource clock;
    private final Path folder;
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
        try {
            this.folder = Files.createTempDirectory("photinus-adobe-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps bytes of some media type for at least {@code lifetime}, under a name with the type's extension. */
    public HostedFile keep(byte[] bytes, String mediaType, Duration lifetime) {
        return keep(UUID.randomUUID() + extension(mediaType), bytes, mediaType, lifetime);
    }

    /** Keeps bytes under a bare UUID, which is returned. */
    public String keep(byte[] bytes, Duration lifetime) {
        return keep(UUID.randomUUID().toString(), bytes, "application/octet-stream", lifetime)
                .name();
    }

    private HostedFile keep(String name, byte[] bytes, String mediaType, Duration lifetime) {
        forgetExpired();
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HostedFile file = new HostedFile(name, mediaType, clock.instant().plus(lifetime));
        files.put(name, file);
        return file;
    }

    /** Puts other bytes in the place of a file's; nothing happens where there is none. */
    void replace(String name, byte[] bytes) {
        HostedFile file = files.get(name);
        if (file != null) {
            try {
                Files.write(folder.resolve(file.name()), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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

    @Override
    public void close() {
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

    private static String extension(String mediaType) {
        return "." + mediaType.substring(mediaType.indexOf('/') + 1).replace("jpeg", "jpg");
    }
}
