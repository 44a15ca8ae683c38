package dev.photinus.function;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(PlanBatchTest.Profile.class)
class PlanBatchNativeIT extends ExecutableIT {

    private final String batch = "batch-" + UUID.randomUUID();

    private String request(String workflow, String source) {
        return """
                {"batch": "%s", "input": {"workflow": "%s", "source": {"bucket": "%s", %s}}}"""
                .formatted(batch, workflow, FunctionCloud.BUCKET, source);
    }

    private void put(String key, String text) throws IOException {
        cloud.put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void plansAFolder() throws IOException {
        put(batch + "/ada.jpg", "x");
        put(batch + "/notes.txt", "x");

        invoke(request("headshot", "\"prefix\": \"" + batch + "/\""))
                .statusCode(200)
                .body("status", equalTo("planned"))
                .body("photos", equalTo(1))
                .body("leftOut", equalTo(1));
    }

    @Test
    void plansManifests() throws IOException {
        put(batch + ".csv", "source;prompt;seed\nada.jpg;a forest;7\nbruno.jpg;;lucky\n");
        put(batch + ".jsonl", "{\"source\": \"ada.jpg\", \"remove\": [\"dog\"]}\nnot JSON\n");

        invoke(request("headshot", "\"manifest\": \"" + batch + ".csv\""))
                .statusCode(200)
                .body("photos", equalTo(2))
                .body("refused", equalTo(1));
        invoke(request("inpaint", "\"manifest\": \"" + batch + ".jsonl\""))
                .statusCode(200)
                .body("photos", equalTo(2))
                .body("refused", equalTo(1));
    }

    @Test
    void plansWhatFailedBefore() throws IOException {
        put(
                batch + ".json",
                """
                {"failedPhotos": [{"reason": "r", "error": "e", "item": {"workflow": "headshot", "number": 9, "photo": "ada.jpg",
                   "name": "x-9-ada", "input": {"source": {"bucket": "photos", "key": "ada.jpg"}}}}]}""");

        invoke(request("headshot", "\"summary\": \"" + batch + ".json\""))
                .statusCode(200)
                .body("photos", equalTo(1))
                .body("refused", equalTo(0));
    }

    @Test
    void namesTheFieldThatIsWrong() throws IOException {
        invoke(request("headshot", "\"manifset\": \"x\""))
                .statusCode(200)
                .body("status", equalTo("refused"))
                .body("reason", startsWith("The batch's input: unknown field \"source.manifset\""));
    }
}
