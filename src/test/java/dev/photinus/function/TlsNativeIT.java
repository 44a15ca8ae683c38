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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Adobe, S3 and DynamoDB over TLS, as in the cloud: both HTTP clients of the executable speak it. */
@QuarkusIntegrationTest
@TestProfile(TlsNativeIT.Profile.class)
class TlsNativeIT extends ExecutableIT {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("fill");
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("adobe.firefly.input", "upload");
            return config;
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FunctionCloud.class, Map.of(FunctionCloud.TLS, "true")));
        }
    }

    /** Reads the ledger and the bucket, writes to Adobe and into the ledger. */
    @Test
    void everythingIsReadAndWritten() throws IOException {
        cloud.authenticate();
        int uploads = cloud.calls(Operation.UPLOAD);
        int connections = cloud.tlsConnections();
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
                        new FillRequest.Size(1024, 1024)))
                .body("job.operation", equalTo("fill"))
                .body("jobId", startsWith("urn:"));

        assertThat(cloud.calls(Operation.UPLOAD)).isEqualTo(uploads + 2);
        assertThat(submitted("fill").jobId()).startsWith("urn:");
        assertThat(cloud.tlsConnections() - connections)
                .as("one at least to each of the three")
                .isGreaterThanOrEqualTo(3);
    }
}
