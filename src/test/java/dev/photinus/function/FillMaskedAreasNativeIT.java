package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.function.input.Picture;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(FillMaskedAreasTest.Profile.class)
class FillMaskedAreasNativeIT extends ExecutableIT {

    private S3Location photo() throws IOException {
        return cloud.put("incoming/inpaint/disc.png", TestPhotos.portrait("png", 600, 800));
    }

    @Test
    void submitsAJobWithMasksOfOnesOwnAndOnesThatAdobeMade() throws IOException {
        cloud.authenticate();
        int jobs = cloud.jobs(Operation.FILL_MASKED_AREAS);
        S3Location mask = cloud.put("masks/left half.png", TestPhotos.leftHalfMask(600, 800));
        cloud.scripted().answers(200, "image/png", TestPhotos.leftHalfMask(600, 800));
        made("maskObjects", scripted("/dog.png"));

        submits(new FillMaskedAreas.Request(
                        execution,
                        null,
                        null,
                        Picture.at(photo()),
                        List.of(Picture.at(mask), Picture.madeBy(cloud.jobs().key(execution, "maskObjects"), 0))))
                .body("job.operation", equalTo("fillMaskedAreas"));

        assertThat(cloud.jobs(Operation.FILL_MASKED_AREAS)).isEqualTo(jobs + 1);
    }

    @Test
    void reportsWhatItThrows() throws IOException {
        cloud.authenticate();

        fails(
                new FillMaskedAreas.Request(
                        execution,
                        null,
                        null,
                        Picture.at(photo()),
                        List.of(Picture.madeBy(cloud.jobs().key(execution, "maskObjects"), 3))),
                "java.lang.IllegalArgumentException: The maskObjects of incoming/made-up.jpg has no output 3 in the ledger");
    }
}
