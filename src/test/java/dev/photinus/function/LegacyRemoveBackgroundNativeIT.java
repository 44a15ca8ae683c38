package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.function.input.Picture;
import dev.photinus.local.adobe.contract.Operation;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(LegacyRemoveBackgroundNativeIT.Profile.class)
class LegacyRemoveBackgroundNativeIT extends ExecutableIT {

    public static class Profile extends LegacyProfile {
        public Profile() {
            super("removeBackground");
        }
    }

    @Test
    void submitsAJob() throws IOException {
        cloud.authenticate();
        int jobs = cloud.jobs(Operation.REMOVE_BACKGROUND);
        RemoveBackground.Request request = new RemoveBackground.Request(
                execution, null, null, Picture.at(cloud.put("incoming/ada.jpg", TestPhotos.portrait("jpg", 600, 800))));

        submits(request).body("job.operation", equalTo("removeBackground"));

        assertThat(cloud.jobs(Operation.REMOVE_BACKGROUND)).isEqualTo(jobs + 1);
    }
}
