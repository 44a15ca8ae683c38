package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.StandInSettings;
import dev.photinus.local.cli.cloud.LocalCloud;
import dev.photinus.local.cli.progress.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole command over the built function.zip, with a host in Adobe's place that repeats whatever it is sent. Every token, secret
 * and signature that came past that host is then looked for in everything that the run has written.
 */
@Timeout(240)
class SecretsIT {

    /** So much of it is nobody else's: half a token counts as well. */
    private static final int PART = 16;

    private static final Map<String, Integer> FAULTS = Map.of(
            "POST /ims/token/v3 1", 500, // with the secret in it
            "POST /v2/remove-background 1", 503,
            "GET /v2/status 2", 500,
            "POST /v3/images/fill-async 1", 500,
            "POST /v3/images/fill-async 3", 400, // a photo fails with what Adobe says
            "POST /v2/edit 1", 422, // and another
            "POST /v2/edit 3", 500);

    @Test
    void nothingThatOpensADoorIsWrittenAnywhere(@TempDir Path folder) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, Set<String>> canaries;
        try (AdobeStandIn standIn = AdobeStandIn.start(StandInSettings.quick());
                RepeatingAdobe adobe = new RepeatingAdobe(standIn.uri(), FAULTS)) {
            int exit = Photinus.commandLine(
                            new LocalCloud(Path.of("").toAbsolutePath(), Map.of()),
                            Map.of(),
                            Terminal.plain(new PrintWriter(out, true), new PrintWriter(err, true)),
                            Clock.systemUTC())
                    .execute(Stream.concat(
                                    Stream.of("run", "headshot", "samples/headshots", "--concurrency", "2"),
                                    Stream.concat(
                                            LatestBuild.options().stream(),
                                            Stream.of("--adobe", adobe.uri().toString(), "--out", folder.toString())))
                            .toArray(String[]::new));

            assertThat(exit).as("two photos fail").isEqualTo(1);
            assertThat(adobe.played).containsExactlyInAnyOrderElementsOf(FAULTS.keySet());
            canaries = adobe.canaries;
            assertThat(canaries.get("secret"))
                    .containsExactly(standIn.credentials().clientSecret());
        }
        assertThat(canaries.get("token")).isNotEmpty();
        assertThat(canaries.get("signature")).hasSizeGreaterThanOrEqualTo(10);

        Map<String, String> written =
                new TreeMap<>(Map.of("standard output", out.toString(), "standard error", err.toString()));
        read(folder, written);
        read(Path.of("target/lambda-logs"), written);

        assertThat(written.keySet())
                .anyMatch(name -> name.endsWith("report.html"))
                .anyMatch(name -> name.endsWith("report.json"))
                .anyMatch(name -> name.contains("lambda-logs"));
        assertThat(out.toString()).as("what Adobe said is told").contains("left-out");
        canaries.forEach((what, all) -> all.forEach(canary -> {
            for (String part : parts(canary)) {
                written.forEach((name, text) -> assertThat(text.contains(part))
                        .as("a %s in %s", what, name)
                        .isFalse());
            }
        }));
        written.forEach((name, text) -> assertThat(text).as(name).doesNotContain("X-Amz-Signature="));
    }

    private static List<String> parts(String canary) {
        return canary.length() <= PART
                ? List.of(canary)
                : List.of(canary.substring(0, PART), canary.substring(canary.length() - PART));
    }

    /** Pictures too: nobody knows what ends up in their metadata. The ledger too: the run is over. */
    private static void read(Path folder, Map<String, String> into) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                into.put(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
    }
}
