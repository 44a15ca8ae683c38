package dev.photinus.adobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdobeHostsTest {

    private final AdobeHosts hosts = new AdobeHosts(new Config(
            () -> URI.create("https://ims-na1.adobelogin.com"),
            () -> URI.create("https://firefly-api.adobe.io"),
            () -> URI.create("https://image.adobe.io"),
            () -> URI.create("http://127.0.0.1:8085"),
            List.of("firefly-*.adobe.io"),
            List.of("*.amazonaws.com")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://firefly-api.adobe.io/v3/status/urn:ff:jobs:abc",
                "https://FIREFLY-API.adobe.io:443/v3/status/1",
                "https://firefly-epo855230.adobe.io/v3/status/urn:ff:jobs:epo855230:1",
                "https://image.adobe.io/v2/status/1",
                "http://127.0.0.1:8085/v2/status/1",
                "http://localhost:8085/v2/status/1",
                "http://[::1]:8085/v2/status/1",
            })
    void theTokenGoesToAdobe(String url) {
        assertThat(hosts.trusted(url)).isEqualTo(url);
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
                "not a url",
                "",
            })
    void andNowhereElse(String url) {
        assertThatThrownBy(() -> hosts.trusted(url)).isInstanceOf(AdobeException.Rejected.class);
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

    private record Config(
            Host ims, Host firefly, Host image, Host photoshop, List<String> statusHosts, List<String> resultHosts)
            implements AdobeConfig {}
}
