package dev.photinus.local.aws.lambda;

import dev.photinus.local.aws.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A function.zip, unpacked once for its content. Classes and resources that lie open in the zip become function.jar: the JVM
 * shares classes of jars between processes, not those of directories.
 *
 * @param folder where it is unpacked
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-package.html">Deployment packages</a>
 */
record DeploymentPackage(Path folder) {
    private static final String JAR = "function.jar";
    private static final String BOOTSTRAP = "bootstrap";
    private static final int KEPT = 3;

    /** Unpacks the zip into a folder of the cache, unless one like it is there. */
    static DeploymentPackage open(Path zip, Path cache) throws IOException {
        if (!Files.isRegularFile(zip)) {
            throw new NoSuchFileException(
                    zip.toString(), null, "build it first: ./mvnw package, with -Dnative for a native one");
        }
        var folder = cache.resolve(digest(zip).substring(0, 16));
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(cache);
            unpack(zip, folder);
            prune(cache);
        }
        return new DeploymentPackage(folder.toAbsolutePath());
    }

    /** The executable that a package for an OS-only runtime brings, such as a native build. */
    Path bootstrap() {
        return folder.resolve(BOOTSTRAP);
    }

    boolean hasBootstrap() {
        return Files.exists(bootstrap());
    }

    /** The function's classes, then its libraries by name, as the Java runtime orders them. */
    List<Path> classPath() throws IOException {
        var lib = folder.resolve("lib");
        try (var libraries = Files.isDirectory(lib) ? Files.list(lib) : Stream.<Path>empty()) {
            return Stream.concat(Stream.of(folder.resolve(JAR)), libraries.sorted())
                    .toList();
        }
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        var unfinished = Files.createTempDirectory(folder.toAbsolutePath().getParent(), "unpacking");
        try (var entries = new ZipFile(zip.toFile());
                var jar = new JarOutputStream(Files.newOutputStream(unfinished.resolve(JAR)))) {
            jar.setLevel(0);
            var seen = new HashSet<String>(); // build tools write a folder more than once
            for (var entry : Collections.list(entries.entries())) {
                if (!seen.add(entry.getName())) {
                    continue;
                }
                try (var content = new BufferedInputStream(entries.getInputStream(entry))) {
                    if (entry.getName().startsWith("lib/") || entry.getName().equals(BOOTSTRAP)) {
                        extract(entry, content, unfinished);
                    } else if (!entry.getName().equals(JarFile.MANIFEST_NAME)) { // its Class-Path is for another layout
                        jar.putNextEntry(new ZipEntry(entry.getName()));
                        content.transferTo(jar);
                    }
                }
            }
        }
        moveTo(folder, unfinished);
    }

    private static void extract(ZipEntry entry, BufferedInputStream content, Path folder) throws IOException {
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("The deployment package holds a file outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
        if (entry.getName().equals(BOOTSTRAP) && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    /** Another process may have unpacked the same in the meantime; its folder is as good. */
    private static void moveTo(Path folder, Path unfinished) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            Folders.delete(unfinished);
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Former builds, but for the latest: each takes some 100 MB. */
    private static void prune(Path cache) throws IOException {
        List<Path> former;
        try (var folders = Files.list(cache)) {
            former = folders.sorted(Comparator.comparing(Folders::lastModified).reversed())
                    .skip(KEPT)
                    .toList();
        }
        for (var folder : former) {
            Folders.delete(folder);
        }
    }

    private static String digest(Path zip) throws IOException {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            try (var content = new DigestInputStream(Files.newInputStream(zip), sha256)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
