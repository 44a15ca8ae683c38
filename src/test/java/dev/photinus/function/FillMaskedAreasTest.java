package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.function.input.Picture;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FillMaskedAreasTest.Profile.class)
class FillMaskedAreasTest extends FunctionTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("fillMaskedAreas");
        }
    }

    FillMaskedAreasTest() {
        super("fillMaskedAreas");
    }

    @Test
    void sendsMasksOfOnesOwnAndOnesThatAdobeMade() throws Exception {
        authenticate.authenticate();
        S3Location photo = cloud.put("incoming/inpaint/disc.png", TestPhotos.portrait("png", 600, 800));
        S3Location mask = cloud.put("masks/left half.png", TestPhotos.leftHalfMask(600, 800));
        int paid = cloud.jobs(Operation.FILL_MASKED_AREAS);

        invoke(new FillMaskedAreas.Request(
                        execution, null, null, Picture.at(photo), List.of(Picture.at(mask), Picture.at(mask))))
                .statusCode(200)
                .body("status", equalTo("submitted"))
                .body("job.operation", equalTo("fillMaskedAreas"));

        assertThat(cloud.jobs(Operation.FILL_MASKED_AREAS)).isEqualTo(paid + 1);
        assertThat(cloud.violations()).isEmpty();
    }

    @Test
    void saysWhichMaskNobodyMade() throws Exception {
        authenticate.authenticate();
        S3Location photo = cloud.put("incoming/inpaint/disc.png", TestPhotos.portrait("png", 600, 800));

        invoke(new FillMaskedAreas.Request(
                        execution,
                        null,
                        null,
                        Picture.at(photo),
                        List.of(Picture.madeBy(jobs.key(execution, "maskObjects"), 3))))
                .statusCode(500)
                .body(
                        "errorMessage",
                        equalTo(
                                "java.lang.IllegalArgumentException: The maskObjects of incoming/made-up.jpg has no output 3 in the ledger"));
    }
}
