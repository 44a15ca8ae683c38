package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the functions do in Adobe's legacy generation: another call, the same answer. */
@QuarkusTest
@TestProfile(LegacyGenerationTest.Profile.class)
class LegacyGenerationTest extends EventServerTest {

    private static final int SIDE = 700;

    public static class Profile extends LegacyProfile {
        public Profile() {
            super("fill");
        }
    }

    @Inject
    CreateMask createMask;

    @Inject
    RemoveBackground removeBackground;

    @Inject
    AutoTone autoTone;

    @Inject
    PollStatus pollStatus;

    @Inject
    ObjectStore objects;

    private S3Location photo() throws IOException {
        return cloud.put("incoming/headshot/disc.png", TestPhotos.portrait("png", SIDE, SIDE));
    }

    private List<Job.Output> finished(Outcome outcome) throws InterruptedException {
        assertThat(outcome).isInstanceOf(Outcome.Submitted.class);
        assertThat(pollStatus.pollStatus(StepJobs.poll(execution, outcome))).isInstanceOf(Outcome.Succeeded.class);
        return cloud.ledgerJobs().find(((Outcome.Submitted) outcome).job()).outputs();
    }

    private static S3Location place(List<Job.Output> outputs) {
        Job.Place place = Objects.requireNonNull(outputs.get(0).copy());
        return new S3Location(place.bucket(), place.key());
    }

    @Test
    void adobeWritesMaskAndCutoutIntoTheBucket() throws Exception {
        authenticate.authenticate();

        S3Location mask = place(
                finished(createMask.createMask(new CreateMask.Request(execution, null, null, Picture.at(photo())))));
        S3Location cutout = place(finished(removeBackground.removeBackground(
                new RemoveBackground.Request(execution, null, null, Picture.at(photo())))));

        assertThat(mask.key()).matches("intermediate/[0-9a-f]{32}/0[.]png").isNotEqualTo(cutout.key());
        assertThat(objects.exists(mask)).isTrue();
        assertThat(picture(cutout).getRGB(5, 5) >>> 24).isZero();
        assertThat(cloud.violations()).isEmpty();
    }

    private BufferedImage picture(S3Location location) throws IOException {
        try (InputStream bytes = objects.open(location).bytes()) {
            return ImageIO.read(bytes);
        }
    }

    @Test
    void lightroomWritesTheResultIntoTheBucket() throws Exception {
        authenticate.authenticate();

        Outcome outcome =
                autoTone.autoTone(new AutoTone.Request(execution, null, null, Picture.at(photo()), "image/jpeg"));

        S3Location toned = place(finished(outcome));
        assertThat(toned.key()).endsWith("/0.jpg");
        assertThat(picture(toned).getWidth()).isEqualTo(SIDE);
        assertThat(cloud.violations()).isEmpty();
    }

    @Test
    void fillAnswersAsItDoesInTheCurrentGeneration() throws Exception {
        authenticate.authenticate();
        S3Location mask = cloud.put("masks/left half.png", TestPhotos.leftHalfMask(SIDE, SIDE));

        invoke(request(Picture.at(mask), null))
                .statusCode(200)
                .body("status", equalTo("submitted"))
                .body("job.operation", equalTo("fill"))
                .body("job", not(hasKey("statusUrl")));

        List<Job.Output> outputs = jobs.find(execution, "fill").outputs();
        assertThat(outputs).extracting(Job.Output::seed).containsExactly(7L, 8L);
        assertThat(isRed(outputs.get(0), 0.25))
                .as("the subject, in white, is kept")
                .isTrue();
        assertThat(isRed(outputs.get(0), 0.75)).as("the background is painted").isFalse();
        assertThat(cloud.violations()).isEmpty();
    }

    @Test
    void aMaskThatSelectsTheBackgroundIsSentAsItIs() throws Exception {
        authenticate.authenticate();
        S3Location mask = cloud.put("masks/left half.png", TestPhotos.leftHalfMask(SIDE, SIDE));

        invoke(request(Picture.at(mask), "background")).statusCode(200).body("status", equalTo("submitted"));

        List<Job.Output> outputs = jobs.find(execution, "fill").outputs();
        assertThat(isRed(outputs.get(0), 0.25))
                .as("the background, in white, is painted")
                .isFalse();
        assertThat(isRed(outputs.get(0), 0.75)).as("the subject is kept").isTrue();
    }

    @Test
    void aStepThatRunsAgainPaysForNothing() throws Exception {
        authenticate.authenticate();
        S3Location mask = cloud.put("masks/left half.png", TestPhotos.leftHalfMask(SIDE, SIDE));
        int paid = cloud.jobs(Operation.FILL);

        String first = invoke(request(Picture.at(mask), null)).extract().path("jobId");
        invoke(request(Picture.at(mask), null)).statusCode(200).body("jobId", equalTo(first));

        assertThat(cloud.jobs(Operation.FILL)).isEqualTo(paid + 1);
        assertThat(pollStatus.pollStatus(StepJobs.poll(execution, jobs.answer(execution, "fill"))))
                .isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void saysWhatIsWrongWithAMask() throws Exception {
        authenticate.authenticate();
        int paid = cloud.jobs(Operation.FILL);
        S3Location noPng = cloud.put("masks/photo.jpg", TestPhotos.jpeg());

        invoke(request(Picture.at(noPng), null))
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("code", equalTo("mask_unreadable"));

        assertThat(cloud.jobs(Operation.FILL)).isEqualTo(paid);
    }

    private Fill.Request request(Picture mask, @Nullable String selects) throws IOException {
        S3Location photo = cloud.put("incoming/headshot/red.png", TestPhotos.plain(Color.RED, SIDE, SIDE));
        return new Fill.Request(
                execution,
                null,
                null,
                Picture.at(photo),
                mask,
                selects,
                "a green meadow",
                null,
                List.of(7L, 8L),
                new FillRequest.Size(2048, 2048));
    }

    /** @param x from the left, as a part of the width */
    private static boolean isRed(Job.Output output, double x) throws IOException {
        BufferedImage filled =
                ImageIO.read(URI.create(String.valueOf(output.url())).toURL());
        Color color = new Color(filled.getRGB((int) (x * filled.getWidth()), filled.getHeight() / 2));
        return color.getRed() > 230 && color.getGreen() < 30 && color.getBlue() < 30;
    }
}
