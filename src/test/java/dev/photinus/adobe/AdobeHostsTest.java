package dev.photinus.adobe;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdobeHostsTest {

    private final AdobeHosts hosts = new AdobeHosts(config());

    static AdobeConfig config() {
        return config("http://127.0.0.1:8085/adobe/");
    }

    private static AdobeConfig config(String photoshop) {
        return new SmallRyeConfigBuilder()
                .withMapping(AdobeConfig.class)
                .withDefaultValues(Map.ofEntries(
                        entry("adobe.ims.url", "https://ims-na1.adobelogin.com"),
                        entry("adobe.firefly.url", "https://firefly-api.adobe.io"),
                        entry("adobe.firefly.input", "url"),
                        entry("adobe.image.url", "https://image.adobe.io"),
                        entry("adobe.photoshop.url", photoshop),
                        entry("adobe.status-hosts", "firefly-*.adobe.io"),
                        entry("adobe.result-hosts", setting("adobe.result-hosts")),
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

    /** As it is set where nobody sets it. */
    private static String setting(String name) {
        Properties properties = new Properties();
        try (InputStream in = AdobeHostsTest.class.getResourceAsStream("/application.properties")) {
            properties.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://firefly-api.adobe.io/v3/status/urn:ff:jobs:abc",
                "https://firefly-api.adobe.io/v3/status/urn%3Aff%3ajobs%3Aabc",
                "https://firefly-api.adobe.io/v3/status/1?format=long",
                "https://firefly-api.adobe.io:/v3/status/1",
                "HTTPS://firefly-api.adobe.io/v3/status/1",
                "https://firefly-stage-eso851213.adobe.io/v3/status/1",
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
                // whose host is it? Parsers have been known to differ
                "https://firefly-api.adobe.io:password@evil.example/v3/status/1",
                "https://evil.example#@firefly-api.adobe.io/v3/status/1",
                "https://firefly-api.adobe.io/v3/status/1#@evil.example",
                "https://evil.example?@firefly-api.adobe.io/v3/status/1",
                "https://evil.example\\@firefly-api.adobe.io/v3/status/1",
                "https://firefly-api.adobe.io\\.evil.example/v3/status/1",
                "https://@firefly-api.adobe.io/v3/status/1",
                "https://evil.example/https://firefly-api.adobe.io/v3/status/1",
                "https:/firefly-api.adobe.io/v3/status/1",
                "https:firefly-api.adobe.io/v3/status/1",
                "https:///firefly-api.adobe.io/v3/status/1",
                "jar:https://firefly-api.adobe.io/v3/status/1",
                " https://firefly-api.adobe.io/v3/status/1",
                "https://firefly-api.adobe.io/v3/status/1\r\nHost: evil.example",
                "https://firefly-api.adobe.io\t.evil.example/v3/status/1",
                "https://firefly-api.adobe.io%2eevil.example/v3/status/1",
                "https://firefly-api.adobe.io%00.evil.example/v3/status/1",
                // names that look alike
                "https://firefly-api.adobe.io./v3/status/1",
                "https://firefly-api.adobe.io../v3/status/1",
                "https://firefly-api.adobe.iо/v3/status/1", // a Cyrillic o
                "https://firefly-api。adobe。io/v3/status/1", // ideographic full stops
                "https://ﬁrefly-api.adobe.io/v3/status/1", // a ligature
                "https://firefly-api.adobe.\u212ao/v3/status/1",
                "https://xn--firefly-api-.adobe.io.evil.example/v3/status/1",
                "https://firefly-a.b.adobe.io/v3/status/1",
                "https://firefly-.adobe.io/v3/status/1",
                "https://evilfirefly-api.adobe.io/v3/status/1",
                "https://firefly-apiXadobe.io/v3/status/1",
                "https://adobe.io/v3/status/1",
                // addresses, in each form
                "https://127.0.0.1/v3/status/1",
                "https://[::ffff:127.0.0.1]/v3/status/1",
                "https://[fe80::1%25eth0]/v3/status/1",
                "https://2130706433/v3/status/1",
                "https://0x7f.1/v3/status/1",
                "http://127.1:8085/v2/status/1",
                "http://0.0.0.0:8085/v2/status/1",
                "https://firefly-api.adobe.io:0/v3/status/1",
                "https://firefly-api.adobe.io:65536/v3/status/1",
                "https://firefly-api.adobe.io:-443/v3/status/1",
                // the same host, another door of it
                "https://firefly-api.adobe.io/v3/status/%2e%2e",
                "https://firefly-api.adobe.io/v3/status/%2e%2e%2fimages",
                "https://firefly-api.adobe.io/v3/status/1%2f..%2fx",
                "https://firefly-api.adobe.io/v3/status/1;x=/../y",
                "https://firefly-api.adobe.io//v3/status/1",
                "https://firefly-api.adobe.io/v3/status/1//",
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
                "https://pre-signed-firefly-prod.s3-accelerate.dualstack.amazonaws.com/1",
                "https://bucket.s3.amazonaws.com/1",
                "https://bucket.with.dots.s3.us-west-2.amazonaws.com/1",
                "https://bucket.s3.dualstack.us-west-2.amazonaws.com/1",
                "https://bucket.s3-us-west-2.amazonaws.com/1",
                "https://s3.us-west-2.amazonaws.com/bucket/1",
                "https://photoshop-api.adobe.io/results/1",
                "https://adobe.blob.core.windows.net/container/1?sv=1&sig=2",
                "http://127.0.0.1:8085/results/1",
            })
    void resultsComeFromWhereAdobeKeepsThem(String url) {
        assertThat(hosts.trustedResult(url)).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://amazonaws.com.evil.example/1",
                "http://bucket.s3.amazonaws.com/1",
                "https://169.254.169.254/latest/meta-data",
                "https://[fd00:ec2::254]/latest/meta-data",
                "http://127.0.0.1:9001/2018-06-01/runtime/invocation/next",
                "https://amazonaws.com/1",
                // what every customer of AWS or Azure can put there
                "https://ec2-203-0-113-7.us-west-2.compute.amazonaws.com/1",
                "https://abcdef.execute-api.us-west-2.amazonaws.com/1",
                "https://balancer-1.us-west-2.elb.amazonaws.com/1",
                "https://evil.cloudapp.windows.net/1",
                "https://evil.z13.web.core.windows.net/1",
                "https://bucket.s3.amazonaws.com:8443/1",
                "https://bucket.s3.amazonaws.com./1",
                "https://user@bucket.s3.amazonaws.com/1",
                "https://s3.amazonaws.com.evil.example/1",
                "ftp://bucket.s3.amazonaws.com/1",
                "file:///etc/passwd"
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://photoshop-api.adobe.io",
                "https://proxy.example:8443/adobe",
                "http://127.0.0.1:8085",
                "http://localhost:8085",
                "http://[::1]:8085",
                "http://10.0.0.7:8085",
                "http://adobe:8085",
                "http://host.docker.internal:8085"
            })
    void adobeMayBeSetToBeAnywhereWhereNobodyListens(String url) {
        assertThat(new AdobeHosts(config(url)).isConfigured(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://photoshop-api.adobe.io",
                "http://93.184.216.34",
                "http://[2606:2800:220:1::1]",
                "http://localhost.example",
                "ftp://photoshop-api.adobe.io",
                "https:photoshop-api.adobe.io",
                "/adobe"
            })
    void butNotWhereTheTokenCouldBeReadOnItsWay(String url) {
        AdobeConfig config = config(url);

        assertThatThrownBy(() -> new AdobeHosts(config))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("over https");
    }
}
