package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.photinus.local.aws.events.ObjectCreated;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(StartWorkflowNativeIT.Profile.class)
class StartWorkflowNativeIT extends ExecutableIT {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("startWorkflow");
        }
    }

    private static String uploaded(String key) {
        return ObjectCreated.event(FunctionCloud.BUCKET, key, "b57f9512698f4b09e608f4f2a65852e5", 1024)
                .toString();
    }

    @Test
    void startsAnExecutionOnce() throws IOException, InterruptedException {
        String event = uploaded("incoming/product/" + UUID.randomUUID() + "/Zoë + 1.jpg");

        invoke(event)
                .statusCode(200)
                .body("status", equalTo("started"))
                .body("execution", startsWith("arn:aws:states:"));
        while (cloud.events("Step Functions Execution Status Change").isEmpty()) {
            Thread.sleep(10);
        }

        invoke(event).statusCode(200).body("status", equalTo("startedBefore"));
    }

    @Test
    void keepsAndTellsWhyNothingIsStarted() throws IOException {
        String path = "wedding/" + UUID.randomUUID() + "/ada.jpg";

        invoke(uploaded("incoming/" + path))
                .statusCode(200)
                .body("status", equalTo("refused"))
                .body("failure.key", equalTo("failed/" + path + ".json"));

        assertThat(cloud.read("failed/" + path + ".json")).contains("there is no workflow");
        assertThat(cloud.events("Photinus Photo Failed")).hasSize(1);
    }

    @Test
    void givesAnExecutionTheSettingsOfItsFolder() throws IOException, InterruptedException {
        cloud.put(
                "incoming/product/settings.json",
                "{\"background\": {\"prompt\": \"on marble\"}}".getBytes(StandardCharsets.UTF_8));
        String path = "product/" + UUID.randomUUID() + "/teapot.jpg";
        String event = uploaded("incoming/" + path);

        invoke(event).statusCode(200).body("status", equalTo("started"));
        while (cloud.events("Step Functions Execution Status Change").isEmpty()) {
            Thread.sleep(10);
        }
        assertThat(cloud.events("Step Functions Execution Status Change").get(0).toString())
                .contains("on marble");
    }

    @Test
    void takesItsSampleEvents() throws IOException {
        invoke(Files.readString(Path.of("infra/events/startWorkflow/no-such-workflow.json")))
                .statusCode(200)
                .body("status", equalTo("refused"));
    }
}
