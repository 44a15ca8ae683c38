package dev.photinus.adobe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** What holds of whatever Adobe, or somebody in its place, may say. */
class ParserProperties {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    /** As RFC 3986 cuts a URL into its parts, in its own words (appendix B). */
    private static final Pattern RFC_3986 =
            Pattern.compile("^(([^:/?#]+):)?(//([^/?#]*))?([^?#]*)(\\?([^#]*))?(#(.*))?", Pattern.DOTALL);

    private static final Pattern OURS = Pattern.compile(
            "(?i)(https://(firefly-api|image|firefly-[a-z0-9-]+)\\.adobe\\.io(:443|:)?|http://(127\\.0\\.0\\.1|localhost|\\[::1]):8085)");

    private final AdobeHosts hosts = new AdobeHosts(AdobeHostsTest.config());

    /** Out of pieces that have fooled parsers before. */
    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> schemes =
                Arbitraries.of("https://", "http://", "HTTPS://", "//", "https:/", "https:", "ftp://", "https:\\\\");
        Arbitrary<String> pieces = Arbitraries.of(
                "firefly-api.adobe.io",
                "image.adobe.io",
                "firefly-epo1.adobe.io",
                "evil.example",
                "127.0.0.1",
                "localhost",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "169.254.169.254",
                "FIREFLY-API.ADOBE.IO",
                "@",
                ":",
                ":443",
                ":8085",
                ":80",
                "user",
                "user:pw@",
                ".",
                "%2e",
                "%40",
                "%00",
                "\\",
                "#",
                "?",
                "/",
                ";",
                " ",
                "\t",
                "\r\n",
                "。",
                "／",
                "ı",
                "K",
                "xn--",
                "*",
                "-",
                "_");
        Arbitrary<String> paths = Arbitraries.of(
                "/v3/status/1",
                "/v2/status/1",
                "/v3/status/..",
                "/v3/status/%2e%2e",
                "/v3/status/urn:ff:jobs:1",
                "/x",
                "",
                "/v3/status/1#x",
                "/v3/status/1?x=https://evil.example/");
        return Combinators.combine(schemes, pieces.list().ofMinSize(1).ofMaxSize(4), paths)
                .as((scheme, host, path) -> scheme + String.join("", host) + path);
    }

    @Property(tries = 20_000)
    void theTokenGoesWhereEveryParserSeesAdobe(@ForAll("urls") String url) throws Exception {
        String trusted;
        try {
            trusted = hosts.trustedStatus(url);
        } catch (AdobeException.Rejected e) {
            return;
        }
        var parts = RFC_3986.matcher(trusted);
        assertThat(parts.matches()).isTrue();
        assertThat(parts.group(2) + "://" + parts.group(4)).matches(OURS);
        URL asConnectionsRead = new URL(trusted);
        assertThat(asConnectionsRead.getUserInfo()).isNull();
        assertThat(asConnectionsRead.getHost())
                .isEqualToIgnoringCase(URI.create(trusted).getHost());
        assertThat(asConnectionsRead.getPath()).matches("(/adobe)?/(v1|v2|v3|sensei|lrService)/status/[^/%]+");
    }

    @Example
    void somePassSoThatThePropertySaysSomething() {
        assertThat(List.of("https://firefly-api.adobe.io/v3/status/1", "http://[::1]:8085/v2/status/1"))
                .allSatisfy(url -> assertThat(hosts.trustedStatus(url)).isEqualTo(url));
    }

    @Property
    void whateverRetryAfterSaysNobodyWaitsLongerThanADay(@ForAll String header) {
        assertThat(RetryAfter.parse(header, CLOCK)).isBetween(Duration.ZERO, Duration.ofDays(1));
    }

    @Property
    void secondsAndDatesSayTheSame(@ForAll @LongRange(min = -100_000, max = 200_000) long seconds) {
        Duration expected = Duration.ofSeconds(Math.max(0, Math.min(86_400, seconds)));
        String date = DateTimeFormatter.RFC_1123_DATE_TIME
                .withLocale(Locale.ROOT)
                .format(NOON.plusSeconds(seconds).atZone(ZoneOffset.UTC));

        assertThat(RetryAfter.parse(date, CLOCK)).isEqualTo(expected);
        if (seconds >= 0) {
            assertThat(RetryAfter.parse(Long.toString(seconds), CLOCK)).isEqualTo(expected);
        }
    }

    @Property
    void redactingTwiceTakesOutNothingMore(@ForAll("said") String text) {
        String once = Redacted.text(text);

        assertThat(Redacted.text(once)).isEqualTo(once);
        assertThat(once).doesNotContain("canary");
    }

    /** Words around things that open doors, each with a canary in what opens them. */
    @Provide
    Arbitrary<String> said() {
        return Arbitraries.of(
                        "https://h.example/k?X-Amz-Signature=canary",
                        "Bearer canarycanarycanary",
                        "client_secret=canary&",
                        "\"access_token\": \"canary\"",
                        "eyJhbGciOi.eyJzdWIi.canary",
                        "X-Amz-Security-Token=canary",
                        "the photo ada.jpg",
                        "401",
                        "{",
                        "}",
                        "\"",
                        "job urn:ff:jobs:1",
                        ": ",
                        "\n")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join(" ", parts));
    }
}
