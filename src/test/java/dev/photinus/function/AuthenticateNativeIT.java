package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(AuthenticateTest.Profile.class)
class AuthenticateNativeIT extends ExecutableIT {

    @Test
    void getsATokenOnceAndTellsWhenItEnds() throws IOException {
        int asked = cloud.calls(Operation.AUTHENTICATE);

        String expiresAt =
                invoke("{}").statusCode(200).body("", aMapWithSize(1)).extract().path("expiresAt");
        invoke("{}").statusCode(200);

        assertThat(Instant.parse(expiresAt)).isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(cloud.calls(Operation.AUTHENTICATE)).isEqualTo(asked + 1);
    }

    @Test
    void reportsThatAdobeIsUnavailable() throws IOException {
        cloud.fault(Operation.AUTHENTICATE, Fault.UNAVAILABLE);

        fails("{}", "dev.photinus.adobe.AdobeException$Passing: Adobe answered 503 runtime_error: Service Unavailable");
    }
}
