package dev.photinus.function;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;

/** The matrix of buckets with the endpoints of Adobe's tutorials, which write masks and cutouts into a bucket themselves. */
@QuarkusTest
@TestProfile(LegacyBucketMatrixTest.Profile.class)
class LegacyBucketMatrixTest extends BucketMatrix {

    public static class Profile extends SeamTest.Profile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("adobe.generation", "legacy");
            return config;
        }
    }
}
