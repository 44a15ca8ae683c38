package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.adobe.AdobeStandIn;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed in the middle and started again, in a process of its own; its Adobe is in this one, and counts. */
@Timeout(400)
class RestartIT {

    private static final int PHOTOS = 60;

    private static Process start(AdobeStandIn host, Path log, Object... arguments) throws IOException {
        Path target = Path.of("target").toAbsolutePath();
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                "-Dphotinus.home=" + target.getParent(),
                                "-cp",
                                String.join(
                                        File.pathSeparator,
                                        target.resolve("classes").toString(),
                                        target.resolve("test-classes").toString(),
                                        Files.readString(target.resolve("local.classpath"))
                                                .strip()),
                                "dev.photinus.local.cli.Photinus",
                                "run",
                                "inpaint",
                                "--yes",
                                "--adobe",
                                host.uri(),
                                "--concurrency",
                                4),
                        Stream.concat(LatestBuild.options().stream(), Stream.of(arguments)))
                .map(Object::toString)
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static void await(Duration longest, String what, BooleanSupplier condition) throws InterruptedException {
        Instant deadline = Instant.now().plus(longest);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void goesOnWhereItWasKilledAndSubmitsNoJobTwice(@TempDir Path temporary) throws Exception {
        Path out = temporary.resolve("out");
        Path manifest = SmallBatch.write(temporary.resolve("photos"), PHOTOS);
        Path log = temporary.resolve("run.log");

        try (AdobeStandIn host = SmallBatch.host()) {
            Process killed = start(host, log, "--manifest", manifest, "--out", out);
            await(Duration.ofSeconds(60), "the middle of the batch", () -> {
                assertThat(killed.isAlive()).as(() -> text(log)).isTrue();
                return host.jobs().size() >= PHOTOS / 3;
            });
            List<ProcessHandle> children = killed.descendants().toList();
            assertThat(children).isNotEmpty();
            killed.destroyForcibly().waitFor();
            await(Duration.ofSeconds(20), "nothing is left running", () -> children.stream()
                    .noneMatch(ProcessHandle::isAlive));
            assertThat(host.jobs().size()).isLessThan(PHOTOS);

            Process again = start(host, log, "--manifest", manifest, "--out", out);

            assertThat(again.waitFor(180, TimeUnit.SECONDS)).isTrue();
            assertThat(again.exitValue()).as(() -> text(log)).isZero();
            assertThat(host.jobs()).as("each photo once").hasSize(PHOTOS);
            JsonNode totals = new ObjectMapper()
                    .readTree(out.resolve("report.json").toFile())
                    .path("totals");
            assertThat(totals.path("succeeded").asInt() + totals.path("skipped").asInt())
                    .isEqualTo(PHOTOS);
            assertThat(totals.path("skipped").asInt())
                    .as("finished before the kill")
                    .isPositive();
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
