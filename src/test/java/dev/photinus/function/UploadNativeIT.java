package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures that go to Firefly through the function. */
@QuarkusIntegrationTest
@TestProfile(UploadTest.Profile.class)
class UploadNativeIT extends ExecutableIT {

    @Test
    void uploadsPhotoAndMask() throws IOException {
        cloud.authenticate();
        int uploads = cloud.calls(Operation.UPLOAD);
        S3Location photo = cloud.put("red.png", TestPhotos.plain(Color.RED, 640, 640));
        S3Location mask = cloud.put("masks/left half.png", TestPhotos.leftHalfMask(640, 640));

        submits(new Fill.Request(
                execution,
                null,
                null,
                Picture.at(photo),
                Picture.at(mask),
                null,
                "a green meadow",
                null,
                List.of(7L),
                new FillRequest.Size(1024, 1024)));

        assertThat(cloud.calls(Operation.UPLOAD)).isEqualTo(uploads + 2);
    }
}
