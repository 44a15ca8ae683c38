package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Also what comes next: filling what was masked. */
@QuarkusTest
@TestProfile(MaskObjectsTest.Profile.class)
class MaskObjectsTest extends FunctionTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("maskObjects");
        }
    }

    @Inject
    FillMaskedAreas fillMaskedAreas;

    @Inject
    PollStatus pollStatus;

    MaskObjectsTest() {
        super("maskObjects");
    }

    @Test
    void masksEachObjectSoThatItCanBeFilled() throws Exception {
        authenticate.authenticate();
        S3Location photo = cloud.put("incoming/inpaint/disc.png", TestPhotos.portrait("png", 600, 800));

        invoke(new MaskObjects.Request(execution, null, null, Picture.at(photo)))
                .statusCode(200)
                .body("status", equalTo("submitted"))
                .body("job.operation", equalTo("maskObjects"));

        List<Job.Output> masks = finished("maskObjects");
        assertThat(masks).isNotEmpty().allSatisfy(mask -> {
            assertThat(mask.url()).isNotNull();
            assertThat(mask.region()).isNotNull();
        });

        int disc = maskOfTheDisc(masks);
        assertThat(fillMaskedAreas.fillMaskedAreas(new FillMaskedAreas.Request(
                        execution,
                        null,
                        null,
                        Picture.at(photo),
                        List.of(Picture.madeBy(jobs.key(execution, "maskObjects"), disc)))))
                .isInstanceOf(Outcome.Submitted.class);
        assertThat(isRed(picture(finished("fillMaskedAreas").get(0)))).isFalse();
        assertThat(cloud.violations()).isEmpty();
    }

    /** The one that is white in the middle of the photo and black at its corner. */
    private static int maskOfTheDisc(List<Job.Output> masks) throws Exception {
        for (int i = 0; i < masks.size(); i++) {
            BufferedImage mask = picture(masks.get(i));
            if (new Color(mask.getRGB(300, 400)).getRed() > 200 && new Color(mask.getRGB(5, 5)).getRed() < 50) {
                return i;
            }
        }
        throw new AssertionError("No mask shows the disc");
    }

    private static BufferedImage picture(Job.Output output) throws Exception {
        return ImageIO.read(URI.create(String.valueOf(output.url())).toURL());
    }

    private static boolean isRed(BufferedImage picture) {
        Color color = new Color(picture.getRGB(300, 400));
        return color.getRed() > 200 && color.getGreen() < 100;
    }

    private List<Job.Output> finished(String step) throws InterruptedException {
        assertThat(pollStatus.pollStatus(StepJobs.poll(execution, jobs.answer(execution, step))))
                .isInstanceOf(Outcome.Succeeded.class);
        return jobs.find(execution, step).outputs();
    }
}
