package dev.photinus.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.cli.bench.FillRow.Measured;
import dev.photinus.local.cli.bench.FillRow.Missing;
import dev.photinus.local.cli.bench.FillRow.Round;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarksPageTest {

    private static final Measured NATIVE = measured(FillComparison.NATIVE, 20, 10, 4, 60_000_000, 24_000_000, 0);
    private static final Measured APP_CDS =
            measured("Java 17, AppCDS", 300, 150, 6, 90_000_000, 28_000_000, 50_000_000);
    private static final Measured NODE = measured(FillComparison.NODE_ALONE, 110, 40, 3, 66_000_000, 120_000, 0);

    @Test
    void tellsTheMachineDateAndCommit() {
        assertThat(page(NATIVE))
                .contains("on 2026-11-21", "Medians of 3 rounds")
                .containsPattern("\\| CPU +\\| +A processor \\|")
                .containsPattern("\\| Commit +\\| +abcdef1234 \\|");
    }

    @Test
    void holdsEachFigureAgainstTheNativeOne() {
        assertThat(page(NATIVE, APP_CDS, NODE))
                .containsPattern("\\| native +\\| +20 \\| +10 \\| +30 \\| +30 \\| +1\\.0 × \\|")
                .containsPattern("\\| Java 17, AppCDS +\\| +300 \\| +150 \\| +450 \\| +450 \\| +15 × \\|")
                .containsPattern("\\| Java 17, AppCDS +\\| +6\\.0 \\| +6\\.0 \\| +1\\.5 × \\| +3\\.5 \\|")
                .containsPattern(
                        "\\| Java 17, AppCDS +\\| .* 90\\.0 MB \\| +1\\.5 × \\| +28\\.0 MB \\| +1\\.2 × \\| 50\\.0 MB \\|");
    }

    @Test
    void saysOfEachLimitWhetherItIsKept() {
        assertThat(page(NATIVE, APP_CDS, NODE))
                .containsPattern("native: start to first response +\\| +30\\.0 ms \\| +≤ 45 ms \\| +kept")
                .containsPattern("to that of Node, Adobe's SDK alone +\\| +0\\.20 × \\| +≤ 0\\.3 × \\| +kept")
                .containsPattern("native: peak memory +\\| +60\\.0 MB \\| +≤ 70 MB \\| +kept")
                .containsPattern("native: function\\.zip +\\| +24\\.0 MB \\| +≤ 25 MB \\| +kept")
                .containsPattern("beyond Adobe's and AWS's time +\\| +1\\.50 ms \\| +≤ 2 ms \\| +kept")
                .containsPattern(
                        "Java 17, AppCDS: start to first response +\\| +450\\.0 ms \\| +≤ 400 ms \\| +not kept")
                .containsPattern("4 headshots, the tutorials' way to ours +\\| +10\\.0 × \\| +≥ 8 × \\| +kept");
    }

    @Test
    void tellsWhatStandsInTheWayOfALimitThatIsNotKept() {
        assertThat(page(NATIVE, APP_CDS))
                .contains(
                        "- Java 17, AppCDS: start to first response: Java 17, AppCDS takes 300 ms until it asks for an event,"
                                + " and 150 ms for the first one, in which the calls inside take 2.5 ms.")
                .doesNotContain("- native: start to first response");
    }

    @Test
    void tellsHowToGetWhatIsMissing() {
        assertThat(page(new Missing(FillComparison.NATIVE, "Build it."), APP_CDS))
                .contains("- native was not measured. Build it.")
                .containsPattern("native: start to first response +\\| +– \\| +≤ 45 ms \\| +not measured")
                .containsPattern("\\| Java 17, AppCDS +\\| +300 \\| +150 \\| +450 \\| +450 \\| +– \\|");
    }

    @Test
    void holdsTheTutorialsWayAgainstOurs() {
        assertThat(page(NATIVE))
                .containsPattern("\\| ours, median +\\| +6\\.00 \\| +1\\.0 × \\|")
                .containsPattern("\\| ours, first round +\\| +9\\.00 \\| +1\\.5 × \\|")
                .containsPattern("\\| the tutorials' way +\\| +60\\.0 \\| +10 × \\|");
    }

    @Test
    void showsTheSameTablesInTheTerminal() {
        BenchmarksPage both = new BenchmarksPage(benchmarks(NATIVE, APP_CDS));

        assertThat(both.tables().lines()).isNotEmpty().allMatch(line -> both.page()
                .contains(line));
    }

    private static String page(FillRow... rows) {
        return new BenchmarksPage(benchmarks(rows)).page();
    }

    private static Benchmarks benchmarks(FillRow... rows) {
        return new Benchmarks(
                new Machine(List.of(Map.entry("CPU", "A processor"), Map.entry("Commit", "abcdef1234"))),
                LocalDate.of(2026, 11, 21),
                3,
                new FillComparison.Result(List.of(rows), new Statistics(2.5, 3)),
                new WorkflowFigures(3, new Statistics(4.5, 5), new Statistics(4, 4.2), new Statistics(0.5, 0.8)),
                new TutorialFigures(4, List.of(9.0, 6.0, 5.0), List.of(15.0, 15.0, 14.0, 16.0)));
    }

    private static Measured measured(
            String name, double ready, double firstEvent, double warm, long memory, long zip, long archive) {
        Round round = new Round(ready, firstEvent, List.of(warm, warm), memory - 1_000_000, memory);
        return new Measured(name, Collections.nCopies(3, round), zip, archive);
    }
}
