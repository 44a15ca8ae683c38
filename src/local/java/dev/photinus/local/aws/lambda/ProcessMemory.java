package dev.photinus.local.aws.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory a process took, which Linux tells in /proc. */
final class ProcessMemory {
    private static final String PEAK = "VmHWM:";

    private ProcessMemory() {}

    /** The most bytes that were ever resident. */
    static OptionalLong peak(Process process) {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .map(line -> line.substring(PEAK.length()).replace("kB", "").strip())
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return OptionalLong.empty(); // it has ended, or this is not Linux
        }
    }
}
