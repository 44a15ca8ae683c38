package dev.photinus.local.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.cli.workflow.FunctionBuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A dozen photos through the built function.zip while everything goes wrong; {@code photinus bench chaos} has hundreds. */
@Timeout(300)
class ChaosIT {

    private static final int PHOTOS = 12;

    @Test
    void everyPhotoAndEveryJobIsAccountedFor() throws Exception {
        SoakReport report = new Soak(
                        new ChaosSettings(
                                PHOTOS, 1, 0.02, 0.1, 0.5, 0.8, 0.5, PHOTOS, PHOTOS, true, FunctionBuild.LATEST),
                        words -> {})
                .run();

        assertThat(report.isGood()).as(new ChaosTable(report).toString()).isTrue();
        assertThat(report.ends()).hasSize(PHOTOS);
        assertThat(report.ends().values()).hasAtLeastOneElementOfType(End.Finished.class);
        assertThat(report.played()).isNotEmpty();
        assertThat(report.kills()).isNotEmpty();
        assertThat(report.duplicates()).isPositive();
        assertThat(report.redrives()).isPositive();
        assertThat(report.eventFaults()).isNotEmpty();
        assertThat(report.freezes()).isPositive();
        int explained = 0;
        for (Explanation explanation : Explanation.values()) {
            explained += report.account().count(explanation);
        }
        assertThat(explained).isEqualTo(report.submissions().size()).isPositive();
    }
}
