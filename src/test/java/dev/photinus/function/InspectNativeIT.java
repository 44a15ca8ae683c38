package dev.photinus.function;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(InspectTest.Profile.class)
class InspectNativeIT extends ExecutableIT {

    /** @param fields of the input, besides the source */
    private ValidatableResponse inspect(String workflow, S3Location photo, String fields) throws IOException {
        return invoke(
                        """
                        {"workflow": "%s", "input": {"source": {"bucket": "%s", "key": "%s"}%s}}"""
                                .formatted(workflow, photo.bucket(), photo.key(), fields))
                .statusCode(200);
    }

    private S3Location photo(String format) throws IOException {
        return cloud.put("incoming/" + execution + "." + format, TestPhotos.portrait(format, 600, 800));
    }

    @Test
    void plansAHeadshot() throws IOException {
        cloud.put("masks/ada.png", TestPhotos.leftHalfMask(600, 800));

        inspect(
                        "headshot",
                        photo("jpg"),
                        """
                        , "mask": {"key": "masks/ada.png", "selects": "background"},
                        "background": {"prompt": "a library", "negativePrompt": "people", "seeds": [7, 9]},
                        "output": {"bucket": "my-results", "key": "team/ada.jpg"}""")
                .body("status", equalTo("accepted"))
                .body("photo.bucket", equalTo(FunctionCloud.BUCKET))
                .body("facts.mediaType", equalTo("image/jpeg"))
                .body("facts.width", equalTo(600))
                .body("facts.height", equalTo(800))
                .body("ownMask", equalTo(true))
                .body("fillMask.key", equalTo("masks/ada.png"))
                .body("maskSelects", equalTo("background"))
                .body("prompt", equalTo("a library"))
                .body("negativePrompt", equalTo("people"))
                .body("seeds", equalTo(List.of(7, 9)))
                .body("size.width", equalTo(896))
                .body("size.height", equalTo(1152))
                .body("outputs.bucket", equalTo(List.of(FunctionCloud.RESULT_BUCKET, FunctionCloud.RESULT_BUCKET)));
    }

    @Test
    void plansAProduct() throws IOException {
        inspect("product", photo("png"), ", \"background\": {\"seed\": 3, \"variations\": 2}")
                .body("status", equalTo("accepted"))
                .body("facts.mediaType", equalTo("image/png"))
                .body("prompt", containsString("table"))
                .body("seeds", hasSize(2))
                .body("cutout.key", startsWith("finished/product-from/photos/"));
    }

    @Test
    void plansAnInpainting() throws IOException {
        cloud.put("masks/ball.png", TestPhotos.leftHalfMask(600, 800));

        inspect("inpaint", photo("jpg"), ", \"remove\": [\"Ball\"], \"minimumScore\": 0.6")
                .body("status", equalTo("accepted"))
                .body("remove", equalTo(List.of("ball")))
                .body("minimumScore", equalTo(0.6f));
        inspect("inpaint", photo("jpg"), ", \"masks\": [{\"key\": \"masks/ball.png\"}]")
                .body("status", equalTo("accepted"))
                .body("masks[0].key", equalTo("masks/ball.png"));
        inspect("inpaint", photo("jpg"), ", \"listObjects\": true").body("status", equalTo("accepted"));
    }

    @Test
    void knowsTheTypesThatAdobeTakes() throws IOException {
        inspect("headshot", photo("tiff"), "").body("facts.mediaType", equalTo("image/tiff"));
    }

    @Test
    void refusesWhatAdobeWouldRefuse() throws IOException {
        byte[] jpeg = TestPhotos.jpeg();
        S3Location half = cloud.put("truncated.jpg", Arrays.copyOf(jpeg, 100));

        inspect("headshot", half, "")
                .body("status", equalTo("refused"))
                .body("reason", allOf(startsWith("truncated.jpg: "), containsString("cut off in the middle")));
        inspect("headshot", new S3Location(FunctionCloud.BUCKET, "nobody.jpg"), "")
                .body("status", equalTo("refused"))
                .body("reason", startsWith("nobody.jpg: there is no such object in the bucket photos"));
        inspect("headshot", half, ", \"backgruond\": {}")
                .body("status", equalTo("refused"))
                .body("reason", containsString("unknown field \"backgruond\""));
    }

    @Test
    void knowsWhatIsFinished() throws IOException {
        S3Location photo = photo("jpg");
        ValidatableResponse plan = inspect("headshot", photo, "").body("status", equalTo("accepted"));
        String output = plan.extract().path("outputs[0].key");
        cloud.put(output, TestPhotos.jpeg());
        cloud.results()
                .finished(
                        FunctionCloud.BUCKET,
                        output,
                        plan.extract().path("fingerprint"),
                        "{\"results\": [{\"bucket\": \"photos\", \"key\": \"" + output + "\"}]}");

        inspect("headshot", photo, "")
                .body("status", equalTo("finished"))
                .body("result.results[0].key", equalTo(output));
    }
}
