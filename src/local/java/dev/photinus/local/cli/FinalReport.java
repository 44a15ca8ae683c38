package dev.photinus.local.cli;

import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.report.ReportFiles;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Ends a run's record and writes it down, once, whoever comes first: the end of the run or its interruption. */
final class FinalReport {

    private final RunRecord record;
    private final ReportFiles files;

    FinalReport(RunRecord record, ReportFiles files) {
        this.record = record;
        this.files = files;
    }

    ReportFiles files() {
        return files;
    }

    /** The report, written; null when it had been written before. Whoever comes second waits for the first to be done. */
    synchronized @Nullable Report write() throws IOException {
        RunRecord.Snapshot end = record.end();
        if (end == null) {
            return null;
        }
        files.write(end.report(), end.pictures());
        return end.report();
    }
}
