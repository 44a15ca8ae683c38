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
@TestProfile(MaskObjectsTest.Profile.class)
class MaskObjectsNativeIT extends ExecutableIT {

    @Test
    void submitsAJob() throws IOException {
        cloud.authenticate();
        int jobs = cloud.jobs(Operation.MASK_OBJECTS);

        submits(new MaskObjects.Request(
                        execution,
                        null,
                        null,
                        Picture.at(cloud.put("incoming/inpaint/disc.png", TestPhotos.portrait("png", 600, 800)))))
                .body("job.operation", equalTo("maskObjects"));

        assertThat(cloud.jobs(Operation.MASK_OBJECTS)).isEqualTo(jobs + 1);
    }
}
