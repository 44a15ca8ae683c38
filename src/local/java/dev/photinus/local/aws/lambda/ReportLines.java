package dev.photinus.local.aws.lambda;

import dev.photinus.local.aws.sam.FunctionResource;
import java.time.Duration;
import java.util.Locale;

/** The END and REPORT lines with which Lambda closes every invocation in the log. */
final class ReportLines {
    private static final long MEGABYTE = 1024 * 1024;

    private ReportLines() {}

    static void write(FunctionLog log, InvocationReport report, FunctionResource function) {
        log.write("END RequestId: " + report.requestId());
        var line = new StringBuilder("REPORT RequestId: " + report.requestId());
        line.append("\tDuration: ").append(milliseconds(report.duration()));
        line.append("\tMemory Size: ").append(function.memoryMegabytes()).append(" MB");
        report.maxMemoryBytes().ifPresent(bytes -> line.append("\tMax Memory Used: ")
                .append(bytes / MEGABYTE)
                .append(" MB"));
        report.initDuration().ifPresent(init -> line.append("\tInit Duration: ").append(milliseconds(init)));
        log.write(line.toString());
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
    }
}
