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
@TestProfile(LegacyCreateMaskNativeIT.Profile.class)
class LegacyCreateMaskNativeIT extends ExecutableIT {

    public static class Profile extends LegacyProfile {
        public Profile() {
            super("createMask");
        }
    }

    @Test
    void submitsAJob() throws IOException {
        cloud.authenticate();
        int jobs = cloud.jobs(Operation.CREATE_MASK);
        CreateMask.Request request = new CreateMask.Request(
                execution, null, null, Picture.at(cloud.put("incoming/ada.jpg", TestPhotos.portrait("jpg", 600, 800))));

        submits(request).body("job.operation", equalTo("createMask"));

        assertThat(cloud.jobs(Operation.CREATE_MASK)).isEqualTo(jobs + 1);
    }
}
