package dev.photinus.local.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.report.Reports;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    @Test
    void tellsOfEachPhotoAndOfAllTogether() {
        String table = ResultTable.of(Reports.ofOnePhoto(), Path.of("out"), false, 80);

        assertThat(table)
                .contains("anna 1%.jpg  succeeded  4.4 s  out/anna 1%.jpg")
                .contains("1 photo in 5.0 s: 1 succeeded, 0 failed, 0 skipped.")
                .contains("14 state transitions, 1 call to Adobe.");
    }

    @Test
    void tellsTheWholeReasonInTheWidthOfTheTerminal() {
        String reason =
                "The photo is 9,000 × 9,000 pixels and Adobe takes 6,000 × 6,000 at most; make it smaller. ".repeat(3);

        String table = ResultTable.of(Reports.of(List.of(Reports.failed("a.jpg", reason))), Path.of("out"), false, 80);

        assertThat(table.lines()).allMatch(line -> line.length() <= 80);
        assertThat(table.replaceAll("\\s+", " ")).contains(reason.strip());
        assertThat(table).contains("FAILED");
    }

    @Test
    void keepsAHostileNameFromTheTerminal() {
        String name = "a\u001b[2J\nb@|red c|@.jpg";

        String table = ResultTable.of(Reports.of(List.of(Reports.failed(name, name))), Path.of("out"), false, 80);

        assertThat(table).doesNotContain("\u001b").contains("a\ufffd[2J\ufffdb@ |red c| @.jpg");
    }

    @Test
    void usesColoursWhereTheyAreWanted() {
        Report report = Reports.of(List.of(Reports.failed("a.jpg", "It is cut off.")));

        assertThat(ResultTable.of(report, Path.of("out"), true, 80)).contains("\u001b[31mFAILED");
        assertThat(ResultTable.of(report, Path.of("out"), false, 80)).doesNotContain("\u001b");
    }
}
