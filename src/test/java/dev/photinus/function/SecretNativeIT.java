package dev.photinus.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.adobe.gate.Credentials;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Adobe's credentials from Secrets Manager, as in the cloud. */
@QuarkusIntegrationTest
@TestProfile(SecretNativeIT.Profile.class)
class SecretNativeIT extends ExecutableIT {

    public static class Profile extends FunctionProfile {
        public Profile() {
            super("authenticate");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(
                    FunctionCloud.class, Map.of(FunctionCloud.SECRET, "photinus/adobe-credentials")));
        }
    }

    @Test
    void readsTheSecret() throws IOException {
        Credentials client = cloud.adobe().credentials();
        ObjectMapper json = new ObjectMapper();
        String secret = json.writeValueAsString(Map.of(
                "FIREFLY_SERVICES_CLIENT_ID", client.clientId(),
                "FIREFLY_SERVICES_CLIENT_SECRET", client.clientSecret()));
        cloud.scripted()
                .answers(200, "application/x-amz-json-1.1", json.writeValueAsString(Map.of("SecretString", secret)));

        invoke("{}").statusCode(200);

        assertThat(cloud.scripted().requests()).containsExactly("/");
    }

    @Test
    void reportsASecretOfAnotherForm() throws IOException {
        cloud.scripted().answers(200, "application/x-amz-json-1.1", "{\"SecretString\": \"not JSON\"}");

        fails(
                "{}",
                "java.lang.IllegalStateException: The secret photinus/adobe-credentials is not a JSON object with"
                        + " FIREFLY_SERVICES_CLIENT_ID and FIREFLY_SERVICES_CLIENT_SECRET");
    }

    @Test
    void reportsASecretThatIsNotThere() throws IOException {
        cloud.scripted()
                .answers(
                        400,
                        "application/x-amz-json-1.1",
                        "{\"__type\": \"ResourceNotFoundException\", \"message\": \"There is no such secret\"}");

        String message = invoke("{}").statusCode(500).extract().path("errorMessage");

        assertThat(message)
                .startsWith("software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException: "
                        + "There is no such secret");
    }
}
