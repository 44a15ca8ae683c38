package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.net.URI;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RemoveBackgroundTest.Profile.class)
class RemoveBackgroundTest extends FunctionTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("removeBackground");
        }
    }

    @Inject
    PollStatus pollStatus;

    RemoveBackgroundTest() {
        super("removeBackground");
    }

    @Test
    void cutsTheSubjectOutAndLeavesTheRestTransparent() throws Exception {
        authenticate.authenticate();
        S3Location photo = cloud.put("incoming/product/disc.png", TestPhotos.portrait("png", 600, 800));

        invoke(new RemoveBackground.Request(execution, null, null, Picture.at(photo)))
                .statusCode(200)
                .body("status", equalTo("submitted"))
                .body("job.operation", equalTo("removeBackground"));

        BufferedImage cutout =
                ImageIO.read(URI.create(String.valueOf(finished().url())).toURL());
        assertThat(cutout.getRGB(300, 400) >>> 24).as("the subject is opaque").isEqualTo(255);
        assertThat(cutout.getRGB(10, 10) >>> 24).as("the wall is transparent").isZero();
        assertThat(cloud.violations()).isEmpty();
    }

    private Job.Output finished() throws InterruptedException {
        assertThat(pollStatus.pollStatus(StepJobs.poll(execution, jobs.answer(execution, "removeBackground"))))
                .isInstanceOf(Outcome.Succeeded.class);
        return jobs.find(execution, "removeBackground").outputs().get(0);
    }
}
