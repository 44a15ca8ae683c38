package dev.photinus.local.cli;

import dev.photinus.local.aws.ChildProcesses;
import dev.photinus.local.cli.progress.Paint;
import dev.photinus.local.cli.progress.Progress;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.workflow.Workflows;
import java.io.IOException;
import java.io.PrintWriter;

/** What is still done when somebody presses Ctrl-C: what is finished is reported, and what was started is stopped. */
final class Interruption implements AutoCloseable {

    private final Workflows workflows;
    private final Progress progress;
    private final FinalReport report;
    private final PrintWriter err;
    private final Runnable ending = this::happen;

    Interruption(Workflows workflows, Progress progress, FinalReport report, PrintWriter err) {
        this.workflows = workflows;
        this.progress = progress;
        this.report = report;
        this.err = err;
    }

    /** From now on, until this is closed, the end of the process is taken for an interruption. */
    void watch() {
        ChildProcesses.beforeTheirEnd(ending);
    }

    /** What the end of the process sets going. */
    void happen() {
        progress.close();
        try {
            Report written = report.write();
            if (written != null) {
                Report.Totals totals = written.totals();
                err.println("Interrupted: " + (totals.succeeded() + totals.skipped()) + " of " + totals.photos()
                        + " photos are finished and kept. Report: "
                        + Paint.printable(report.files().html().toString()));
            }
        } catch (IOException e) {
            err.println("Interrupted, and the report could not be written: " + Unreadable.why(e) + ".");
        }
        err.flush();
        workflows.close();
    }

    @Override
    public void close() {
        ChildProcesses.forget(ending);
    }
}
