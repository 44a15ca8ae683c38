package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

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

@QuarkusIntegrationTest
@TestProfile(FillTest.Profile.class)
class FillNativeIT extends ExecutableIT {

    private static final int SIDE = 640;

    private Fill.Request request(Picture mask, String prompt) throws IOException {
        S3Location photo = cloud.put("incoming/headshot/red.png", TestPhotos.plain(Color.RED, SIDE, SIDE));
        return new Fill.Request(
                execution,
                null,
                null,
                Picture.at(photo),
                mask,
                "subject",
                prompt,
                "people",
                List.of(7L, 8L),
                new FillRequest.Size(1024, 1024));
    }

    private Picture mask() throws IOException {
        return Picture.at(cloud.put("masks/left half.png", TestPhotos.leftHalfMask(SIDE, SIDE)));
    }

    @Test
    void submitsAJob() throws IOException {
        cloud.authenticate();
        int jobs = cloud.jobs(Operation.FILL);

        submits(request(mask(), "a green meadow"))
                .body("job.operation", equalTo("fill"))
                .body("jobId", startsWith("urn:"));

        assertThat(cloud.jobs(Operation.FILL)).isEqualTo(jobs + 1);
        assertThat(submitted("fill").jobId()).startsWith("urn:");
    }

    @Test
    void takesTheMaskThatAnEarlierStepMade() throws IOException {
        cloud.authenticate();
        cloud.scripted().answers(200, "image/png", TestPhotos.leftHalfMask(SIDE, SIDE));
        made("createMask", scripted("/mask.png"));

        submits(request(Picture.madeBy(cloud.jobs().key(execution, "createMask"), 0), "a green meadow"));
    }

    @Test
    void failsWithAdobesReason() throws IOException {
        cloud.authenticate();

        invoke(request(mask(), "adidas everywhere"))
                .statusCode(200)
                .body("status", equalTo("failed"))
                .body("code", equalTo("prompt_entity_denied"));
    }

    @Test
    void isUnauthorizedWithoutAToken() throws IOException {
        invoke(request(mask(), "a green meadow"))
                .statusCode(200)
                .body("status", equalTo("unauthorized"))
                .body("reason", startsWith("There is no access token"));
    }

    @Test
    void reportsWhatItThrows() throws IOException {
        cloud.authenticate();

        fails(
                request(Picture.madeBy(cloud.jobs().key(execution, "createMask"), 0), "a green meadow"),
                "java.lang.IllegalArgumentException: The createMask of incoming/made-up.jpg has no output 0 in the ledger");
    }

    @Test
    void reportsAnEventOfTheWrongShape() throws IOException {
        invoke("{\"execution\": [1]}")
                .statusCode(500)
                .body("errorType", equalTo("java.lang.IllegalArgumentException"))
                .body("errorMessage", equalTo("Could not deserialize the provided message."));
    }
}
