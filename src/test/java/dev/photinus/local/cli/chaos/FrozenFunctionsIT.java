package dev.photinus.local.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.cli.workflow.FunctionBuild;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Twenty photos through the built function.zip. Every function is frozen between all of its events, as on Lambda, and finds
 * dead then what connections it left open.
 */
@Timeout(300)
class FrozenFunctionsIT {

    private static final int PHOTOS = 20;
    private static final int UNDER_WAY = 6;

    @Test
    void noPhotoIsLostAndNoJobPaidForTwice() throws Exception {
        ChaosSettings frozen =
                new ChaosSettings(PHOTOS, 1, 0, 0, 0, 0, 0, UNDER_WAY, PHOTOS, true, FunctionBuild.LATEST);

        SoakReport report = new Soak(frozen, words -> {}).run();

        String table = new ChaosTable(report).toString();
        assertThat(report.isGood()).as(table).isTrue();
        assertThat(report.ends()).as(table).hasSize(PHOTOS);
        assertThat(report.ends().values()).as(table).hasOnlyElementsOfType(End.Finished.class);
        assertThat(report.account().count(Explanation.NEEDED))
                .as(table)
                .isEqualTo(report.submissions().size());
        assertThat(report.freezes())
                .as(table)
                .isGreaterThan(report.submissions().size());
    }
}
