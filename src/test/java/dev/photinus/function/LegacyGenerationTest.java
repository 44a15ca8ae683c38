package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.photinus.adobe.JobReference;
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

    private S3Location place(String name) {
        return new S3Location(FunctionCloud.BUCKET, "intermediate/" + execution + "/" + name);
    }

    private List<Job.Output> finished(Outcome outcome) throws InterruptedException {
        assertThat(outcome).isInstanceOf(Outcome.Submitted.class);
        Outcome.Submitted submitted = (Outcome.Submitted) outcome;
        assertThat(pollStatus.pollStatus(new PollStatus.Request(execution, submitted)))
                .isInstanceOf(Outcome.Succeeded.class);
        return jobs.find(execution, submitted.step()).outputs();
    }

    @Test
    void adobeWritesMaskAndCutoutIntoTheBucket() throws Exception {
        authenticate.authenticate();

        assertThat(finished(createMask.createMask(new CreateMask.Request(execution, photo(), place("mask")))))
                .containsExactly(written("mask.png"));
        assertThat(finished(removeBackground.removeBackground(
                        new RemoveBackground.Request(execution, photo(), place("cutout")))))
                .containsExactly(written("cutout.png"));

        assertThat(objects.exists(place("mask.png"))).isTrue();
        assertThat(picture(place("cutout.png")).getRGB(5, 5) >>> 24).isZero();
        assertThat(cloud.violations()).isEmpty();
    }

    private Job.Output written(String name) {
        return new Job.Output(
                null,
                null,
                null,
                new Job.Place(FunctionCloud.BUCKET, place(name).key()));
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
                autoTone.autoTone(new AutoTone.Request(execution, photo(), 0, place("toned.jpg"), "image/jpeg"));

        assertThat(finished(outcome)).containsExactly(written("toned.jpg"));
        assertThat(picture(place("toned.jpg")).getWidth()).isEqualTo(SIDE);
        assertThat(cloud.violations()).isEmpty();
    }

    @Test
    void fillAnswersAsItDoesInTheCurrentGeneration() throws Exception {
        authenticate.authenticate();
        S3Location mask = cloud.put("masks/left half.png", TestPhotos.leftHalfMask(SIDE, SIDE));

        invoke(request(Picture.at(mask), null))
                .statusCode(200)
                .body("status", equalTo("submitted"))
                .body("step", equalTo("fill"))
                .body("job.operation", equalTo("fill"))
                .body("job", not(hasKey("statusUrl")));

        List<Job.Output> outputs = jobs.find(execution, "fill").outputs();
        assertThat(outputs).extracting(Job.Output::seed).containsExactly(7L, 8L);
        assertThat(isRed(outputs.get(0), 0.25))
                .as("the subject, in white, is kept")
                .isTrue();
        assertThat(isRed(outputs.get(0), 0.75)).as("the background is painted").isFalse();
        assertThat(objects.exists(place("mask-inverted.png"))).isTrue();
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
        assertThat(objects.exists(place("mask-inverted.png"))).isFalse();
    }

    @Test
    void aStepThatRunsAgainPaysForNothing() throws Exception {
        authenticate.authenticate();
        S3Location mask = cloud.put("masks/left half.png", TestPhotos.leftHalfMask(SIDE, SIDE));
        int paid = cloud.jobs(Operation.FILL);

        String first = invoke(request(Picture.at(mask), null)).extract().path("job.jobId");
        invoke(request(Picture.at(mask), null)).statusCode(200).body("job.jobId", equalTo(first));

        assertThat(cloud.jobs(Operation.FILL)).isEqualTo(paid + 1);
        assertThat(pollStatus.pollStatus(new PollStatus.Request(
                        execution, new Outcome.Submitted("fill", new JobReference("fill", first, null, null)))))
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
                photo,
                mask,
                selects,
                "a green meadow",
                null,
                List.of(7L, 8L),
                new FillRequest.Size(2048, 2048),
                place(""));
    }

    /** @param x from the left, as a part of the width */
    private static boolean isRed(Job.Output output, double x) throws IOException {
        BufferedImage filled =
                ImageIO.read(URI.create(String.valueOf(output.url())).toURL());
        Color color = new Color(filled.getRGB((int) (x * filled.getWidth()), filled.getHeight() / 2));
        return color.getRed() > 230 && color.getGreen() < 30 && color.getBlue() < 30;
    }
}
