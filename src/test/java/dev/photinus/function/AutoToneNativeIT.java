package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.ledger.Job;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(AutoToneTest.Profile.class)
class AutoToneNativeIT extends ExecutableIT {

    @Test
    void submitsAJobThatAdobeWritesTheResultOfIntoTheBucket() throws IOException {
        cloud.authenticate();
        int jobs = cloud.jobs(Operation.AUTO_TONE);
        S3Location photo = cloud.put("incoming/headshot/zoë 100%+.jpg", TestPhotos.jpeg());
        S3Location output = place("zoë 100%+.jpg");

        submits(new AutoTone.Request(execution, photo, 0, output, "image/jpeg")).body("step", equalTo("autoTone-1"));

        assertThat(cloud.jobs(Operation.AUTO_TONE)).isEqualTo(jobs + 1);
        assertThat(cloud.jobs()
                        .find(execution, "autoTone-1")
                        .submission()
                        .orElseThrow()
                        .destinations())
                .containsExactly(new Job.Place(output.bucket(), output.key()));
    }

    @Test
    void reportsWhatItThrows() throws IOException {
        cloud.authenticate();
        made("fill", scripted("/first.png"));

        fails(
                new AutoTone.Request(execution, null, 1, place("ada.jpg"), "image/jpeg"),
                "java.lang.IllegalArgumentException: Step fill has no output 1 in the ledger");
    }
}
