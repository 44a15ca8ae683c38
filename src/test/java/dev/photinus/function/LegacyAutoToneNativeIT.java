package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.function.input.Picture;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(LegacyAutoToneNativeIT.Profile.class)
class LegacyAutoToneNativeIT extends ExecutableIT {

    public static class Profile extends LegacyProfile {
        public Profile() {
            super("autoTone");
        }
    }

    @Test
    void submitsAJobThatAdobeWritesTheResultOfIntoTheBucket() throws IOException {
        cloud.authenticate();
        int jobs = cloud.jobs(Operation.AUTO_TONE);
        S3Location photo = cloud.put("incoming/headshot/zoë 100%+.jpg", TestPhotos.jpeg());

        submits(new AutoTone.Request(execution, null, null, Picture.at(photo), "image/jpeg"))
                .body("job.operation", equalTo("autoTone"));

        assertThat(cloud.jobs(Operation.AUTO_TONE)).isEqualTo(jobs + 1);
        assertThat(cloud.jobs()
                        .find(execution, "autoTone")
                        .submission()
                        .orElseThrow()
                        .destinations())
                .hasSize(1);
    }
}
