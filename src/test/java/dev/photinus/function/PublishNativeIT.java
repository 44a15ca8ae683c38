package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(PublishTest.Profile.class)
class PublishNativeIT extends ExecutableIT {

    @Test
    void copiesAResultAndRemembersWhatIsFinished() throws IOException {
        cloud.scripted().answers(200, "image/png", TestPhotos.portrait("png", 300, 400));
        made("fillMaskedAreas", scripted("/beach.png"));
        S3Location result = place("beach");

        invoke(new Publish.Request(
                        execution,
                        0,
                        List.of(new Publish.Copy(cloud.jobs().key(execution, "fillMaskedAreas"), 0, null, result)),
                        new Publish.Finished(
                                result,
                                "print",
                                "fillMaskedAreas",
                                JsonNodeFactory.instance.objectNode().put("label", "ball"))))
                .statusCode(200)
                .body("copies[0].operation", equalTo("fillMaskedAreas"))
                .body("copies[0].output", equalTo(0))
                .body("copies[0].bucket", equalTo(result.bucket()))
                .body("copies[0].key", equalTo(result.key() + ".png"));

        assertThat(cloud.jobs()
                        .find(execution, "fillMaskedAreas")
                        .outputs()
                        .get(0)
                        .copy())
                .isNotNull();
    }

    @Test
    void reportsAResultThatHasProbablyExpired() throws IOException {
        cloud.scripted().answers(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>");
        made("createMask", scripted("/mask.png"));

        String message = invoke(new Publish.Request(
                        execution,
                        0,
                        List.of(new Publish.Copy(cloud.jobs().key(execution, "createMask"), 0, null, place("mask"))),
                        null))
                .statusCode(500)
                .extract()
                .path("errorMessage");

        assertThat(message).contains("(403): its URL has probably expired");
    }
}
