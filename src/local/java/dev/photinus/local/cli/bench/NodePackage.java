package dev.photinus.local.cli.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The fill by Adobe's SDK on Node: {@code src/local/node}, with what npm installs for it.
 *
 * @param folder where it is installed
 * @param node its version, such as {@code v20.20.2}
 */
record NodePackage(Path folder, String node) {

    private static final String MODULES = "node_modules";
    private static final String LOCK = "package-lock.json";

    /**
     * Installs it, unless just this has been installed before.
     *
     * @throws IOException with what it takes, if that does not work
     */
    static NodePackage install(Path project) throws IOException, InterruptedException {
        Path sources = project.resolve("src/local/node");
        Path folder = Files.createDirectories(project.resolve("target/node"));
        String version = said(folder, List.of("node", "--version"), "Install Node 20 or newer.");
        Path lock = folder.resolve(LOCK);
        boolean installed = Files.isDirectory(folder.resolve(MODULES))
                && Files.exists(lock)
                && Files.mismatch(lock, sources.resolve(LOCK)) < 0;
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(LOCK)) {
                    Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        if (!installed) {
            Files.copy(sources.resolve(LOCK), lock, StandardCopyOption.REPLACE_EXISTING);
            try {
                said(
                        folder,
                        List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
                        "npm could not install Adobe's SDK.");
            } catch (IOException e) {
                Files.delete(lock); // so that the next run tries again
                throw e;
            }
        }
        return new NodePackage(folder, version);
    }

    private static String said(Path folder, List<String> words, String remedy)
            throws IOException, InterruptedException {
        Command command;
        try {
            command = Command.run(folder, words);
        } catch (IOException e) {
            throw new IOException(remedy + " (" + e.getMessage() + ")", e);
        }
        if (!command.succeeded()) {
            throw new IOException(remedy + " (" + command.lastLine() + ")");
        }
        return command.text();
    }

    /** How a script is started. */
    ProcessBuilder command(String script, Map<String, String> variables) {
        ProcessBuilder builder =
                new ProcessBuilder("node", folder.resolve(script).toString()).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(List.of("PATH", "HOME"));
        environment.putAll(variables);
        return builder;
    }

    /**
     * Bytes of a deployment package with these scripts.
     *
     * @param modules the folders of {@code node_modules} that they need; empty for all
     */
    long size(List<String> scripts, List<String> modules) throws IOException {
        SortedMap<String, Path> entries = new TreeMap<>();
        for (String script : scripts) {
            entries.put(script, folder.resolve(script));
        }
        List<Path> roots = modules.isEmpty()
                ? List.of(folder.resolve(MODULES))
                : modules.stream()
                        .map(module -> folder.resolve(MODULES).resolve(module))
                        .toList();
        for (Path root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> entries.put(folder.relativize(file).toString(), file));
            }
        }
        return zipped(entries);
    }

    private static long zipped(SortedMap<String, Path> entries) throws IOException {
        Counter counter = new Counter();
        try (ZipOutputStream zip = new ZipOutputStream(counter)) {
            for (Map.Entry<String, Path> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                Files.copy(entry.getValue(), zip);
            }
        }
        return counter.bytes;
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int oneByte) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
        }
    }
}
