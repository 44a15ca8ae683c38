package dev.photinus.local.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.adobe.Generation;
import dev.photinus.local.adobe.gate.Credentials;
import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.cli.workflow.AdobeHost;
import dev.photinus.local.cli.workflow.CloudSettings;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunctionEnvironmentTest {

    private static final URI S3 = URI.create("http://127.0.0.1:1");
    private static final URI DYNAMODB = URI.create("http://127.0.0.1:2");
    private static final URI STAND_IN = URI.create("http://127.0.0.1:3");
    private static final URI OTHERS = URI.create("http://127.0.0.1:5");
    private static final Credentials CLIENT = new Credentials("an-id", "a-secret");

    @Test
    void tellsTheGenerationAndItsExceptions() {
        Map<String, String> variables = variables(
                new CloudSettings(
                        "headshot",
                        new AdobeHost.StandIn(false),
                        Generation.LEGACY,
                        Map.of("ADOBE_FILL_GENERATION", "current", "ADOBE_FIREFLY_INPUT", "upload"),
                        1),
                Map.of());

        assertThat(variables)
                .containsEntry("ADOBE_GENERATION", "legacy")
                .containsEntry("ADOBE_FILL_GENERATION", "current")
                .containsEntry("ADOBE_FIREFLY_INPUT", "upload")
                .containsEntry("ADOBE_IMS_URL", STAND_IN.toString())
                .containsEntry("ADOBE_PHOTOSHOP_URL", STAND_IN.toString());
    }

    @Test
    void tellsWhereEachOfAwssServicesIs() {
        assertThat(variables(new CloudSettings("headshot", new AdobeHost.StandIn(false), 1), Map.of()))
                .containsEntry("QUARKUS_S3_ENDPOINT_OVERRIDE", S3.toString())
                .containsEntry("AWS_ENDPOINT_URL_DYNAMODB", DYNAMODB.toString())
                .containsEntry("AWS_ENDPOINT_URL_SFN", OTHERS.toString())
                .containsEntry("AWS_ENDPOINT_URL_EVENTBRIDGE", OTHERS.toString());
    }

    @Test
    void passesOnNothingOfTheEnvironmentThatIsNotForTheFunctions() {
        CloudSettings settings =
                new CloudSettings("headshot", new AdobeHost.Other(URI.create("http://127.0.0.1:4")), 1);
        Map<String, String> environment =
                Map.of("ADOBE_GENERATION", "legacy", "AWS_PROFILE", "mine", "FIREFLY_SERVICES_CLIENT_ID", "my-id");

        assertThat(environment(OTHERS, settings).adobeCredentials(environment, CLIENT))
                .containsEntry("FIREFLY_SERVICES_CLIENT_ID", "my-id");
        assertThat(variables(settings, environment))
                .containsEntry("ADOBE_GENERATION", "current")
                .containsEntry("ADOBE_FIREFLY_URL", "http://127.0.0.1:4")
                .doesNotContainKey("AWS_PROFILE");
    }

    @Test
    void limitsCallsOnlyWhereThereAreAdobesQuotas() {
        assertThat(variables(new CloudSettings("headshot", new AdobeHost.StandIn(false), 1), Map.of()))
                .containsEntry("QUOTA_FIREFLY", "none")
                .containsEntry("QUOTA_REMOVE_BACKGROUND", "none")
                .containsEntry("QUOTA_MASKING", "none")
                .containsEntry("QUOTA_PHOTOSHOP", "none");
        assertThat(variables(new CloudSettings("headshot", new AdobeHost.StandIn(true), 1), Map.of()))
                .doesNotContainKeys("QUOTA_FIREFLY", "QUOTA_REMOVE_BACKGROUND", "QUOTA_MASKING", "QUOTA_PHOTOSHOP");
    }

    @Test
    void adobesCredentialsAreInTheSecretAlone() {
        CloudSettings settings = new CloudSettings("headshot", new AdobeHost.StandIn(false), 1);

        assertThat(variables(settings, Map.of()))
                .containsEntry("AWS_ENDPOINT_URL_SECRETS_MANAGER", OTHERS.toString())
                .doesNotContainKeys("FIREFLY_SERVICES_CLIENT_ID", "FIREFLY_SERVICES_CLIENT_SECRET");
        assertThat(environment(OTHERS, settings).adobeCredentials(Map.of(), CLIENT))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("FIREFLY_SERVICES_CLIENT_ID", "an-id", "FIREFLY_SERVICES_CLIENT_SECRET", "a-secret"));
        assertThat(environment(null, settings).variables(Map.of(), CLIENT))
                .containsEntry("FIREFLY_SERVICES_CLIENT_SECRET", "a-secret");
    }

    private static Map<String, String> variables(CloudSettings settings, Map<String, String> environment) {
        return environment(OTHERS, settings).variables(environment, CLIENT);
    }

    private static FunctionEnvironment environment(@Nullable URI others, CloudSettings settings) {
        return new FunctionEnvironment(S3, DYNAMODB, others, LocalCredentials.generate(), settings, STAND_IN);
    }
}
