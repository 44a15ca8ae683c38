package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.function.input.Picture;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.http.Cut;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of calls to Adobe where connections of the event before have died while the function was frozen. */
@QuarkusTest
@TestProfile(StaleConnectionTest.Profile.class)
class StaleConnectionTest extends EventServerTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("createMask");
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("adobe.patience.answer", "3s");
            return config;
        }
    }

    private CreateMask.Request request(String of) throws IOException {
        S3Location photo = cloud.put("incoming/headshot/ada.jpg", TestPhotos.jpeg());
        return new CreateMask.Request(of, null, true, Picture.at(photo));
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void aSubmissionCostsNothing(Cut how) throws IOException {
        cloud.authenticate();
        int before = cloud.jobs(Operation.CREATE_MASK);
        for (int event = 1; event <= 3; event++) {
            String of = execution + event;
            invoke(request(of)).statusCode(200).body("status", equalTo("submitted"));
            assertThat(jobs.find(of, "createMask").submission()).isPresent();
            cloud.adobe().cutIdleConnections(how);
        }
        assertThat(cloud.jobs(Operation.CREATE_MASK) - before).isEqualTo(3);
    }
}
