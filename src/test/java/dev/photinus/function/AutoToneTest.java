package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.adobe.JobReference;
import dev.photinus.ledger.Job;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.storage.ObjectStore;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
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
        S3Location output = new S3Location(FunctionCloud.BUCKET, "finished/headshot/" + execution + "/zoë 100%+.jpg");

        invoke(new AutoTone.Request(execution, photo, 0, output, "image/jpeg"))
                .statusCode(200)
                .body("status", equalTo("submitted"))
                .body("step", equalTo("autoTone-1"));

        await("autoTone-1");
        assertThat(jobs.find(execution, "autoTone-1").outputs())
                .containsExactly(new Job.Output(null, null, null, new Job.Place(output.bucket(), output.key())));
        assertThat(objects.exists(output)).isTrue();
        assertThat(s3.headObject(head -> head.bucket(output.bucket()).key(output.key()))
                        .contentType())
                .isEqualTo("image/jpeg");
        assertThat(cloud.violations()).isEmpty();
    }

    private void await(String step) throws InterruptedException {
        Job.Submission job = jobs.find(execution, step).submission().orElseThrow();
        assertThat(pollStatus.pollStatus(new PollStatus.Request(
                        execution,
                        new Outcome.Submitted(
                                step, new JobReference("autoTone", job.jobId(), job.statusUrl(), job.cancelUrl())))))
                .isInstanceOf(Outcome.Succeeded.class);
    }

    @Test
    void tonesEachVariationThatFillMadeInAJobOfItsOwn() throws Exception {
        authenticate.authenticate();
        cloud.scripted().answers(200, "image/png", TestPhotos.portrait("png", 300, 400));
        jobs.succeeded(execution, "fill", new Job.Success(Instant.now(), List.of(output("first"), output("second"))));
        int paid = cloud.jobs(Operation.AUTO_TONE);

        for (int variation = 0; variation < 2; variation++) {
            S3Location output = new S3Location(FunctionCloud.BUCKET, "finished/" + variation + ".png");
            invoke(new AutoTone.Request(execution, null, variation, output, "image/png"))
                    .statusCode(200)
                    .body("status", equalTo("submitted"))
                    .body("step", equalTo("autoTone-" + (variation + 1)));
            await("autoTone-" + (variation + 1));
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

        invoke(new AutoTone.Request(execution, null, 1, new S3Location(FunctionCloud.BUCKET, "x.jpg"), "image/jpeg"))
                .statusCode(500)
                .body(
                        "errorMessage",
                        equalTo("java.lang.IllegalArgumentException: Step fill has no output 1 in the ledger"));
    }
}
