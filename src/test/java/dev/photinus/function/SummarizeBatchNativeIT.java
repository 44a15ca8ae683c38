package dev.photinus.function;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(SummarizeBatchTest.Profile.class)
class SummarizeBatchNativeIT extends ExecutableIT {

    private final String batch = "batch-" + UUID.randomUUID();

    private void write(String name, String content) throws IOException {
        cloud.put(
                "batches/" + batch + "/results/run/" + name,
                content.replace("BATCH", batch).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sumsUp() throws IOException {
        write(
                "manifest.json",
                """
                {"ResultFiles": {"FAILED": [{"Key": "batches/BATCH/results/run/FAILED_0.jsonl"}],
                                 "SUCCEEDED": [{"Key": "batches/BATCH/results/run/SUCCEEDED_0.jsonl"}]}}""");
        write("SUCCEEDED_0.jsonl", "{\"number\": 2, \"jobs\": [{\"operation\": \"fill\"}]}\n");
        write(
                "FAILED_0.jsonl",
                """
                {"Status": "FAILED", "Error": "E", "Cause": "dev.jpg: no", "Input": "{\\"workflow\\": \\"headshot\\", \\"number\\": 5, \\"photo\\": \\"dev.jpg\\", \\"name\\": \\"x-5-dev\\", \\"input\\": {\\"source\\": {\\"bucket\\": \\"photos\\", \\"key\\": \\"dev.jpg\\"}}}"}
                """);

        invoke(SummarizeBatchTest.request(batch, 3))
                .statusCode(200)
                .body("finished", equalTo(1))
                .body("failed", equalTo(1))
                .body("notStarted", equalTo(1))
                .body("jobs.fill", equalTo(1))
                .body("file.key", equalTo("batches/" + batch + "/summary.json"));
    }
}
