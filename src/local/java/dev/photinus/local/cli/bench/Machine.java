package dev.photinus.local.cli.bench;

import dev.photinus.local.aws.lambda.JavaHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine that figures are from, and what was measured on it.
 *
 * @param facts in the order in which they are told, by their name
 */
public record Machine(List<Map.Entry<String, String>> facts) {

    private static final String UNKNOWN = "unknown";

    /**
     * This machine.
     *
     * @param project whose commit is told
     * @param newJava that is measured beside the command's own; null where there is none
     */
    public static Machine here(Path project, @Nullable JavaHome newJava) throws InterruptedException {
        return new Machine(List.of(
                Map.entry("CPU", cpu(lines(Path.of("/proc/cpuinfo")))),
                Map.entry("Cores", String.valueOf(Runtime.getRuntime().availableProcessors())),
                Map.entry("Memory", memory(lines(Path.of("/proc/meminfo")))),
                Map.entry(
                        "Operating system",
                        system(lines(Path.of("/etc/os-release"))) + ", " + System.getProperty("os.name") + " "
                                + System.getProperty("os.version") + " " + System.getProperty("os.arch")),
                Map.entry("Java", Runtime.version() + (newJava == null ? "" : "; " + newJava.version())),
                Map.entry("Node", node(project)),
                Map.entry("Commit", commit(project))));
    }

    /** The processor's name. */
    static String cpu(List<String> cpuinfo) {
        return value(cpuinfo.stream(), "model name", ":");
    }

    /** How much memory there is, in GB of 10⁹ bytes. */
    static String memory(List<String> meminfo) {
        String kilobytes =
                value(meminfo.stream(), "MemTotal", ":").replace("kB", "").strip();
        return kilobytes.chars().allMatch(Character::isDigit)
                ? String.format(Locale.ROOT, "%.1f GB", Long.parseLong(kilobytes) * 1024 / 1e9)
                : UNKNOWN;
    }

    /** The distribution. */
    static String system(List<String> osRelease) {
        return value(osRelease.stream(), "PRETTY_NAME", "=").replace("\"", "");
    }

    private static String value(Stream<String> lines, String name, String separator) {
        return lines.filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(separator) + 1).strip())
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of(); // not Linux
        }
    }

    private static String node(Path project) throws InterruptedException {
        try {
            return Command.run(project, List.of("node", "--version")).text();
        } catch (IOException e) {
            return "none";
        }
    }

    private static String commit(Path project) throws InterruptedException {
        try {
            Command hash = Command.run(project, List.of("git", "rev-parse", "--short=10", "HEAD"));
            Command changes =
                    Command.run(project, List.of("git", "status", "--porcelain", "--", ":!docs/benchmarks.md"));
            if (!hash.succeeded()) {
                return UNKNOWN;
            }
            return hash.text() + (changes.text().isEmpty() ? "" : ", with changes");
        } catch (IOException e) {
            return UNKNOWN; // no git
        }
    }
}
