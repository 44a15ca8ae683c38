package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FillTest.Profile.class)
class FillTest extends FunctionTest {

    private static final int WIDTH = 896;
    private static final int HEIGHT = 1152;

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("fill");
        }
    }

    @Inject
    PollStatus pollStatus;

    FillTest() {
        super("fill");
    }

    private Fill.Request request(@Nullable S3Location mask, String prompt, Long... seeds) throws IOException {
        S3Location photo = cloud.put("incoming/headshot/red.png", TestPhotos.plain(Color.RED, WIDTH, HEIGHT));
        return new Fill.Request(
                execution,
                null,
                null,
                Picture.at(photo),
                mask == null ? Picture.madeBy(jobs.key(execution, "createMask"), 0) : Picture.at(mask),
                null,
                prompt,
                " ",
                List.of(seeds),
                new FillRequest.Size(WIDTH, HEIGHT));
    }

    private S3Location mask() throws IOException {
        return cloud.put("masks/left half.png", TestPhotos.leftHalfMask(WIDTH, HEIGHT));
    }

    @Test
    void paintsWhereTheMaskIsBlackOnceForEachSeed() throws Exception {
        authenticate.authenticate();

        invoke(request(mask(), "a green meadow", 7L, 8L))
                .statusCode(200)
                .body("status", equalTo("submitted"))
                .body("job.operation", equalTo("fill"))
                .body("jobId", startsWith("urn:"));

        List<Job.Output> outputs = finished();
        assertThat(outputs).extracting(Job.Output::seed).containsExactly(7L, 8L);
        BufferedImage filled =
                ImageIO.read(URI.create(String.valueOf(outputs.get(0).url())).toURL());
        assertThat(filled.getWidth()).isEqualTo(WIDTH);
        assertThat(filled.getHeight()).isEqualTo(HEIGHT);
        assertThat(isRed(filled.getRGB(WIDTH / 4, HEIGHT / 2)))
                .as("the subject is kept")
                .isTrue();
        assertThat(isRed(filled.getRGB(WIDTH * 3 / 4, HEIGHT / 2)))
                .as("the background is painted")
                .isFalse();
        assertThat(cloud.violations()).isEmpty();
    }

    private static boolean isRed(int rgb) {
        Color color = new Color(rgb);
        return color.getRed() > 230 && color.getGreen() < 30 && color.getBlue() < 30;
    }

    private List<Job.Output> finished() throws InterruptedException {
        Outcome outcome = pollStatus.pollStatus(StepJobs.poll(execution, jobs.answer(execution, "fill")));
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        return jobs.find(execution, "fill").outputs();
    }

    @Test
    void keepsWhereTheJobCanBeCancelled() throws Exception {
        authenticate.authenticate();

        invoke(request(mask(), "a green meadow", 7L)).statusCode(200);

        assertThat(jobs.find(execution, "fill").submission().orElseThrow().cancelUrl())
                .isNotNull();
    }

    @Test
    void takesOurCopyOfTheMaskOnceThereIsOne() throws Exception {
        authenticate.authenticate();
        S3Location copy = mask();
        jobs.succeeded(
                execution,
                "createMask",
                new Job.Success(
                        Instant.now(),
                        List.of(new Job.Output(cloud.scripted().uri() + "/gone.png", null, null, null))));
        jobs.published(execution, "createMask", 0, new Job.Place(copy.bucket(), copy.key()));

        invoke(request(null, "a green meadow", 7L)).statusCode(200).body("status", equalTo("submitted"));

        assertThat(finished()).hasSize(1);
        assertThat(cloud.scripted().requests()).isEmpty();
    }

    @Test
    void takesAdobesCopyOfTheMaskUntilThen() throws Exception {
        authenticate.authenticate();
        cloud.scripted().answers(200, "image/png", TestPhotos.leftHalfMask(WIDTH, HEIGHT));
        jobs.succeeded(
                execution,
                "createMask",
                new Job.Success(
                        Instant.now(),
                        List.of(new Job.Output(cloud.scripted().uri() + "/mask.png", null, null, null))));

        invoke(request(null, "a green meadow", 7L)).statusCode(200).body("status", equalTo("submitted"));

        assertThat(finished()).hasSize(1);
        assertThat(cloud.scripted().requests()).containsOnly("/mask.png");
    }

    @Test
    void throwsWhereNoMaskIsKnown() throws Exception {
        authenticate.authenticate();

        invoke(request(null, "a green meadow", 7L))
                .statusCode(500)
                .body(
                        "errorMessage",
                        equalTo(
                                "java.lang.IllegalArgumentException: The createMask of incoming/made-up.jpg has no output 0 in the ledger"));
    }

    @Test
    void failsWithAdobesReasonWhereThePromptIsRefused() throws Exception {
        authenticate.authenticate();

        invoke(request(mask(), "adidas everywhere", 7L))
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("code", equalTo("prompt_entity_denied"));
    }

    @Test
    void failsWithTheFieldThatAdobeFindsWrong() throws Exception {
        authenticate.authenticate();
        int paid = cloud.jobs(Operation.FILL);

        invoke(request(mask(), "a green meadow", 7L, 7L)).statusCode(200).body("status", equalTo("failed"));

        assertThat(cloud.jobs(Operation.FILL)).isEqualTo(paid);
    }
}
