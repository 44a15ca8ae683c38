package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.cli.progress.Progress;
import dev.photinus.local.cli.progress.Terminal;
import dev.photinus.local.cli.report.Kept;
import dev.photinus.local.cli.report.PhotoEntry;
import dev.photinus.local.cli.report.Pictures;
import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.report.ReportFiles;
import dev.photinus.local.cli.report.Reports;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.CloudSettings;
import dev.photinus.local.cli.workflow.Made;
import dev.photinus.local.cli.workflow.PhotoEvent;
import dev.photinus.local.cli.workflow.PhotoResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {

    private final StringWriter err = new StringWriter();
    private final List<Photo> photos = List.of(
            new Photo(0, Path.of("a.jpg"), "a.jpg"),
            new Photo(1, Path.of("b.jpg"), "b.jpg"),
            new Photo(2, Path.of("c.jpg"), "c.jpg"));
    private final RunRecord record = new RunRecord("headshot", Reports.settings("stand-in"), photos, Clock.systemUTC());
    private Path folder;
    private FakeCloud cloud;
    private FinalReport report;
    private Interruption interruption;

    @BeforeEach
    void aRunThatIsInTheMiddleOfItsSecondPhoto(@TempDir Path folder) {
        this.folder = folder;
        cloud = new FakeCloud(folder);
        report = new FinalReport(record, new ReportFiles(folder));
        Terminal terminal = Terminal.plain(new PrintWriter(new StringWriter()), new PrintWriter(err));
        interruption = new Interruption(
                cloud.start(new CloudSettings("headshot", new AdobeHost.StandIn(false), 1)),
                Progress.on(terminal, photos.size()),
                report,
                terminal.err());
        record.started(photos.get(0));
        record.finished(
                photos.get(0),
                PhotoEntry.of(
                        "a.jpg",
                        "a.jpg",
                        List.of(),
                        new PhotoResult.Succeeded(Made.NOTHING, FakeCloud.course()),
                        new Kept(List.of(new Report.Output("a.jpg", 7L)), null)),
                Pictures.NONE);
        record.started(photos.get(1));
        record.happened(photos.get(1), new PhotoEvent.StateEntered("Poll Fill"));
    }

    @Test
    void reportsWhatIsFinishedAndWhereTheOthersWere() throws IOException {
        interruption.happen();

        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("report.json").toFile());
        assertThat(json.at("/interrupted").asBoolean()).isTrue();
        assertThat(json.at("/photos/0/status").asText()).isEqualTo("SUCCEEDED");
        assertThat(json.at("/photos/0/output").asText()).isEqualTo("a.jpg");
        assertThat(json.at("/photos/1/status").asText()).isEqualTo("FAILED");
        assertThat(json.at("/photos/1/reason").asText()).contains("interrupted").contains("Poll Fill");
        assertThat(json.at("/photos/2/reason").asText()).contains("before this photo's turn");
        assertThat(json.at("/totals/failed").asInt()).isEqualTo(2);
        assertThat(folder.resolve("report.html")).content().contains("This run was interrupted");
        assertThat(err.toString()).contains("1 of 3 photos are finished and kept");
    }

    @Test
    void stopsWhatWasStarted() {
        interruption.happen();

        assertThat(cloud.closed).isTrue();
    }

    @Test
    void leavesAReportAloneThatTheRunHasWrittenItself() throws IOException {
        assertThat(report.write()).isNotNull();

        interruption.happen();

        assertThat(err.toString()).isEmpty();
        assertThat(cloud.closed).isTrue();
    }

    @Test
    void leavesTheReportToTheInterruptionOnceItHasCome() throws IOException {
        interruption.happen();

        assertThat(report.write()).isNull();
    }

    @Test
    void hasNothingToDoOnceTheRunIsOver() {
        interruption.watch();

        interruption.close();
        interruption.close();

        assertThat(folder.resolve("report.json")).doesNotExist();
    }
}
