package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

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
                execution, cloud.put("incoming/ada.jpg", TestPhotos.portrait("jpg", 600, 800)), place("mask"));

        submits(request)
                .body("step", equalTo("createMask"))
                .body("job.operation", equalTo("createMask"))
                .body("job.statusUrl", startsWith("http"));

        assertThat(cloud.jobs(Operation.CREATE_MASK)).isEqualTo(jobs + 1);
        assertThat(submitted("createMask").job().statusUrl()).startsWith("http");
    }
}
