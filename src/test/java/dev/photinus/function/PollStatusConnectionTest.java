package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.photinus.adobe.firefly.FillRequest;
import dev.photinus.function.input.Picture;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.http.Cut;
import dev.photinus.storage.S3Location;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.awt.Color;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections of pollStatus: shared by the questions of an event, and closed before the function is frozen. */
@QuarkusTest
@TestProfile(PollStatusConnectionTest.Profile.class)
@Timeout(60)
class PollStatusConnectionTest extends EventServerTest {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("pollStatus");
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> config = new HashMap<>(super.getConfigOverrides());
            config.put("photinus.poll.patience", "1s");
            config.put("photinus.poll.shortest", "50ms");
            return config;
        }
    }

    @Inject
    Fill fill;

    private PollStatus.Request running() throws Exception {
        authenticate.authenticate();
        cloud.fault(Operation.FILL, Fault.JOB_NEVER_ENDS);
        S3Location photo = cloud.put("red.png", TestPhotos.plain(Color.RED, 640, 640));
        S3Location mask = cloud.put("mask.png", TestPhotos.leftHalfMask(640, 640));
        return StepJobs.poll(
                execution,
                fill.fill(new Fill.Request(
                        execution,
                        null,
                        null,
                        Picture.at(photo),
                        Picture.at(mask),
                        null,
                        "a green meadow",
                        null,
                        List.of(7L),
                        new FillRequest.Size(1024, 1024))));
    }

    @Test
    void theQuestionsOfAnEventShareOne() throws Exception {
        PollStatus.Request request = running();
        int questions = cloud.calls(Operation.POLL_STATUS);
        int connections = cloud.adobe().acceptedConnections();

        invoke(request).statusCode(200).body("status", equalTo("running"));

        assertThat(cloud.calls(Operation.POLL_STATUS) - questions).isGreaterThan(2);
        assertThat(cloud.adobe().acceptedConnections() - connections).isEqualTo(1);
    }

    @Test
    void noneIsOpenAfterAnEvent() throws Exception {
        PollStatus.Request request = running();

        invoke(request).statusCode(200).body("status", equalTo("running"));

        while (cloud.adobe().openConnections() > 0) {
            Thread.sleep(10); // the emulator has yet to see it; as long as the test may take
        }
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void noQuestionIsAskedOnOneThatHasDiedBetweenEvents(Cut how) throws Exception {
        PollStatus.Request request = running();
        for (int event = 1; event <= 3; event++) {
            int questions = cloud.calls(Operation.POLL_STATUS);
            invoke(request).statusCode(200).body("status", equalTo("running"));
            assertThat(cloud.calls(Operation.POLL_STATUS) - questions).isPositive();
            assertThat(cloud.adobe().cutIdleConnections(how)).isZero();
        }
    }
}
