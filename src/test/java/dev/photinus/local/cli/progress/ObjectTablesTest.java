package dev.photinus.local.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.cli.report.Report;
import dev.photinus.local.cli.report.Reports;
import dev.photinus.local.cli.workflow.FoundObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectTablesTest {

    private static final FoundObject DOG =
            new FoundObject("dog\u001b[2J", 0.966, new FoundObject.BoundingBox(280.4, 520.5, 400, 360));

    @Test
    void showsWhatAdobeSeesOnEachPhoto() {
        Report report = Reports.of(List.of(listed("beach.jpg", List.of(DOG)), listed("wall.jpg", List.of())));

        assertThat(ObjectTables.of(report, false).lines())
                .containsExactly(
                        "beach.jpg",
                        "  Label         Score  Box: x, y, width × height",
                        "  dog\ufffd[2J        0.97  280, 521, 400 × 360",
                        "",
                        "wall.jpg",
                        "  Adobe sees no object on this photo.",
                        "");
    }

    @Test
    void saysNothingOfPhotosThatWereFinishedOrFailed() {
        Report.Photo finished = Reports.photo(
                "beach.jpg", List.of(new Report.Output("beach.jpg", null)), null, List.of(), List.of(DOG));

        assertThat(ObjectTables.of(Reports.of(List.of(finished, Reports.failed("b.jpg", "It is cut off."))), false))
                .isEmpty();
    }

    private static Report.Photo listed(String name, List<FoundObject> objects) {
        return Reports.photo(name, List.of(), null, List.of(), objects);
    }
}
