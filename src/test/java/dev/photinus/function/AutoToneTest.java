package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

@QuarkusTest
@TestProfile(AutoToneTest.Profile.class)
class AutoToneTest extends FunctionTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("autoTone");
        }
    }

    @Inject
    AutoTone autoTone;

    @Inject
    PollStatus pollStatus;

    @Inject
    ObjectStore objects;

    @Inject
    S3Client s3;

    AutoToneTest() {
        super("autoTone");
    }

    @Test
    void hasAdobeWriteTheResultIntoTheBucket() throws Exception {
        authenticate.authenticate();
        S3Location photo = cloud.put("incoming/headshot/zoë 100%+.jpg", TestPhotos.jpeg());

        invoke(new AutoTone.Request(execution, null, null, Picture.at(photo), "image/jpeg"))
                .statusCode(200)
                .body("status", equalTo("submitted"))
                .body("job.operation", equalTo("autoTone"));

        await("autoTone");
        Job.Place place = Objects.requireNonNull(
                jobs.find(execution, "autoTone").outputs().get(0).copy());
        S3Location output = new S3Location(place.bucket(), place.key());
        assertThat(output.key()).matches("intermediate/[0-9a-f]{32}/0[.]jpg");
        assertThat(objects.exists(output)).isTrue();
        assertThat(s3.headObject(head -> head.bucket(output.bucket()).key(output.key()))
                        .contentType())
                .isEqualTo("image/jpeg");
        assertThat(cloud.violations()).isEmpty();
    }

    private void await(String step) throws InterruptedException {
        assertThat(pollStatus.pollStatus(StepJobs.poll(execution, jobs.answer(execution, step))))
                .isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void tonesEachVariationThatFillMadeInAJobOfItsOwn() throws Exception {
        authenticate.authenticate();
        cloud.scripted().answers(200, "image/png", TestPhotos.portrait("png", 300, 400));
        jobs.succeeded(execution, "fill", new Job.Success(Instant.now(), List.of(output("first"), output("second"))));
        int paid = cloud.jobs(Operation.AUTO_TONE);

        for (int variation = 0; variation < 2; variation++) {
            Outcome outcome = autoTone.autoTone(new AutoTone.Request(
                    execution, null, null, Picture.madeBy(jobs.key(execution, "fill"), variation), "image/png"));
            assertThat(pollStatus.pollStatus(StepJobs.poll(execution, outcome))).isInstanceOf(Outcome.Succeeded.class);
        }

        assertThat(cloud.jobs(Operation.AUTO_TONE)).isEqualTo(paid + 2);
        assertThat(cloud.scripted().requests()).containsExactly("/first.png", "/second.png");
    }

    private Job.Output output(String name) {
        return new Job.Output(cloud.scripted().uri() + "/" + name + ".png", 7L, null, null);
    }

    @Test
    void throwsWhereThereIsNoSuchVariation() throws Exception {
        authenticate.authenticate();
        jobs.succeeded(execution, "fill", new Job.Success(Instant.now(), List.of(output("first"))));

        invoke(new AutoTone.Request(
                        execution, null, null, Picture.madeBy(jobs.key(execution, "fill"), 1), "image/jpeg"))
                .statusCode(500)
                .body(
                        "errorMessage",
                        equalTo(
                                "java.lang.IllegalArgumentException: The fill of incoming/made-up.jpg has no output 1 in the ledger"));
    }
}
