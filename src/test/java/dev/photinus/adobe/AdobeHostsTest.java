package dev.photinus.adobe;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdobeHostsTest {

    private final AdobeHosts hosts = new AdobeHosts(config());

    private static AdobeConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(AdobeConfig.class)
                .withDefaultValues(Map.ofEntries(
                        entry("adobe.ims.url", "https://ims-na1.adobelogin.com"),
                        entry("adobe.firefly.url", "https://firefly-api.adobe.io"),
                        entry("adobe.firefly.input", "url"),
                        entry("adobe.image.url", "https://image.adobe.io"),
                        entry("adobe.photoshop.url", "http://127.0.0.1:8085/adobe/"),
                        entry("adobe.status-hosts", "firefly-*.adobe.io"),
                        entry("adobe.result-hosts", "*.amazonaws.com"),
                        entry("adobe.patience.connect", "PT5S"),
                        entry("adobe.patience.answer", "PT5S"),
                        entry("adobe.patience.status", "PT5S"),
                        entry("adobe.patience.fill", "PT5S"),
                        entry("adobe.patience.result", "PT5S"),
                        entry("adobe.generation", "current"),
                        entry("adobe.create-mask.generation", "current"),
                        entry("adobe.remove-background.generation", "current"),
                        entry("adobe.fill.generation", "legacy"),
                        entry("adobe.auto-tone.generation", "current")))
                .build()
                .getConfigMapping(AdobeConfig.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://firefly-api.adobe.io/v3/status/urn:ff:jobs:abc",
                "https://FIREFLY-API.adobe.io:443/v3/status/1",
                "https://firefly-epo855230.adobe.io/v3/status/urn:ff:jobs:epo855230:1",
                "https://image.adobe.io/v2/status/1",
                "https://image.adobe.io/v1/status/1",
                "https://image.adobe.io/sensei/status/1",
                "https://image.adobe.io/lrService/status/1",
                "http://127.0.0.1:8085/v2/status/1",
                "http://127.0.0.1:8085/adobe/v2/status/1",
                "http://localhost:8085/v2/status/1",
                "http://[::1]:8085/v2/status/1",
            })
    void theTokenGoesToAdobe(String url) {
        assertThat(hosts.trustedStatus(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/v3/status/1",
                "https://firefly-api.adobe.io.evil.example/v3/status/1",
                "https://firefly-x.evil.adobe.io/v3/status/1",
                "https://firefly-api.adobe.io@evil.example/v3/status/1",
                "https://user:password@firefly-api.adobe.io/v3/status/1",
                "https://firefly-api.adobe.io:8443/v3/status/1",
                "http://firefly-api.adobe.io/v3/status/1",
                "http://127.0.0.1:8086/v2/status/1",
                "http://localhost:8086/v2/status/1",
                "http://localhost.evil.example:8085/v2/status/1",
                "https://[::1]/v2/status/1",
                "https://bucket.s3.amazonaws.com/x",
                "//firefly-api.adobe.io/v3/status/1",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https:///v3/status/1",
                "https://ims-na1.adobelogin.com/v3/status/1",
                "https://firefly-api.adobe.io/v3/images/fill-async",
                "https://firefly-api.adobe.io/v3/status/",
                "https://firefly-api.adobe.io/v3/status/..",
                "https://firefly-api.adobe.io/v3/status/1/../../x",
                "https://firefly-api.adobe.io/evil/v3/status/1",
                "https://firefly-epo855230.adobe.io/adobe/v3/status/1",
                "https://firefly-api.adobe.io/v3/cancel/1",
                "not a url",
                "",
            })
    void andNowhereElse(String url) {
        assertThatThrownBy(() -> hosts.trustedStatus(url)).isInstanceOf(AdobeException.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pre-signed-firefly-prod.s3-accelerate.amazonaws.com/images/1?X-Amz-Expires=3600",
                "http://127.0.0.1:8085/results/1",
            })
    void resultsComeFromWhereAdobeKeepsThem(String url) {
        assertThat(hosts.trustedResult(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://amazonaws.com.evil.example/1",
                "http://bucket.s3.amazonaws.com/1",
                "https://169.254.169.254/latest/meta-data",
                "https://amazonaws.com/1"
            })
    void andFromNowhereElse(String url) {
        assertThatThrownBy(() -> hosts.trustedResult(url)).isInstanceOf(AdobeException.Rejected.class);
    }

    @Test
    void aJobIsCancelledWhereFireflyCancels() {
        String cancel = "https://firefly-epo855230.adobe.io/v3/cancel/urn:ff:jobs:epo855230:1";

        assertThat(hosts.trustedCancel(cancel)).isEqualTo(cancel);
        assertThatThrownBy(() -> hosts.trustedCancel("https://firefly-api.adobe.io/v3/status/1"))
                .isInstanceOf(AdobeException.Rejected.class);
        assertThatThrownBy(() -> hosts.trustedCancel("https://evil.example/v3/cancel/1"))
                .isInstanceOf(AdobeException.Rejected.class);
    }
}
