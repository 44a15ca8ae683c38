package dev.photinus.local.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.cli.report.Reports;
import dev.photinus.local.cli.workflow.PhotoEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final StringWriter err = new StringWriter();

    @Test
    void writesALineForEachChangeWhereLinesCannotBeWrittenOver() {
        try (Progress progress = Progress.on(terminal(false, false), 2)) {
            progress.started(0, "anna.jpg");
            progress.happened(0, "anna.jpg", new PhotoEvent.StateEntered("Create Mask"));
            progress.happened(0, "anna.jpg", new PhotoEvent.Retried("Create Mask", 1, "at http://h/k?secret: 503"));
            progress.finished(0, Reports.ofOnePhoto().photos().get(0));
        }

        assertThat(err.toString().lines())
                .containsExactly(
                        "[1/2] anna.jpg: starts",
                        "[1/2] anna.jpg: Create Mask",
                        "[1/2] anna.jpg: Create Mask, repetition 1: at http://h/k 503",
                        "[1/2] anna 1%.jpg: succeeded in 4.4 s");
    }

    @Test
    void isSilentOnceClosed() {
        Progress progress = Progress.on(terminal(false, false), 1);
        progress.close();

        progress.started(0, "anna.jpg");

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void leavesOnlyTheResultsOnALiveTerminal() {
        try (Progress progress = Progress.on(terminal(true, false), 2)) {
            progress.started(0, "anna.jpg");
            progress.started(1, "ben.jpg");
            progress.happened(1, "ben.jpg", new PhotoEvent.StateEntered("Create Mask"));
            progress.finished(0, Reports.ofOnePhoto().photos().get(0));
        }

        assertThat(err.toString()).contains("ben.jpg  0.0 s  Create Mask", "1 of 2 photos through, 1 under way");
        assertThat(Screen.of(err.toString())).containsExactly("✓ anna 1%.jpg succeeded in 4.4 s");
    }

    @Test
    void usesColoursOnlyWhereTheyAreWanted() {
        Progress progress = Progress.on(terminal(true, true), 1);
        progress.finished(0, Reports.ofOnePhoto().photos().get(0));
        progress.close();
        assertThat(err.toString()).contains("\u001b[32msucceeded\u001b[0m");

        assertThat(Terminal.ofProcess(Map.of("TERM", "xterm", "NO_COLOR", "1")).errColour())
                .isFalse();
        assertThat(Terminal.ofProcess(Map.of("TERM", "dumb")).live()).isFalse();
    }

    private Terminal terminal(boolean live, boolean colour) {
        PrintWriter writer = new PrintWriter(err);
        return new Terminal(writer, writer, live, colour, colour, 80, null);
    }
}
