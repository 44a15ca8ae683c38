package dev.photinus.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.job.JobTimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TutorialsWayTest {

    private static final Path SAMPLE = Path.of("samples", "headshots", "ada.jpg");

    @Test
    void finishesAPhotoByTheContract(@TempDir Path folder) throws Exception {
        StandInSettings settings = StandInSettings.quick().withJobTimes(JobTimes.instant());
        try (TutorialsWay tutorials = TutorialsWay.start(settings, Duration.ofMillis(20))) {
            assertThat(tutorials.headshot(SAMPLE)).isPositive();
            Path finished = folder.resolve("finished.jpg");
            tutorials.takeOut(finished);

            assertThat(ImageIO.read(finished.toFile())).isNotNull();
            assertThat(Files.mismatch(finished, SAMPLE)).isNotEqualTo(-1);
            assertThat(tutorials.adobe().violations()).isEmpty();
            assertThat(tutorials.adobe().jobs())
                    .extracting(job -> job.operation())
                    .containsExactly(Operation.CREATE_MASK, Operation.FILL, Operation.AUTO_TONE);
        }
    }
}
