package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.ledger.Job;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Adobe answers with the result here, and the mask goes through the function, which inverts it. */
@QuarkusIntegrationTest
@TestProfile(LegacyGenerationTest.Profile.class)
class LegacyFillNativeIT extends ExecutableIT {

    private static final int SIDE = 700;

    private Fill.Request request(S3Location mask) throws IOException {
        return new Fill.Request(
                execution,
                null,
                null,
                Picture.at(cloud.put("incoming/headshot/red.png", TestPhotos.plain(Color.RED, SIDE, SIDE))),
                Picture.at(mask),
                null,
                "a green meadow",
                null,
                List.of(7L, 8L),
                new FillRequest.Size(2048, 2048));
    }

    @Test
    void keepsWhatAdobeAnswersWith() throws IOException {
        cloud.authenticate();
        S3Location mask = cloud.put("masks/left half.png", TestPhotos.leftHalfMask(SIDE, SIDE));

        submits(request(mask)).body("job.operation", equalTo("fill"));

        assertThat(cloud.jobs().find(execution, "fill").outputs())
                .extracting(Job.Output::seed)
                .containsExactly(7L, 8L);
    }

    @Test
    void saysWhatIsWrongWithAMask() throws IOException {
        cloud.authenticate();

        invoke(request(cloud.put("masks/photo.jpg", TestPhotos.jpeg())))
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("code", equalTo("mask_unreadable"));
    }
}
