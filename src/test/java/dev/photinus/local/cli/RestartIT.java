package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.adobe.AdobeStandIn;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.fault.Faults;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed in the middle and started again, in a process of its own; its Adobe is in this one, and counts. */
@Timeout(400)
class RestartIT {

    private static final int PHOTOS = 60;
    private static final int CONCURRENCY = 4;

    /**
     * Accepts a third of the photos, and tells all others to come later until it is opened. Once as many photos as are under way have been
     * told so, no job's answer is on its way to anybody: that of a job whose caller is killed meanwhile is lost, and costs a second one.
     */
    private static final class Gate implements Faults {
        private static final Pattern PHOTO = Pattern.compile("p\\d{3}\\.jpg");

        private final Set<String> accepted = new HashSet<>();
        private final Set<String> waiting = new HashSet<>();
        private boolean open;

        @Override
        public Optional<Fault> on(Operation operation) {
            return Optional.empty();
        }

        @Override
        public synchronized Optional<Fault> on(Operation operation, String path, String body) {
            Matcher photo = PHOTO.matcher(body);
            if (open || operation != Operation.FILL_MASKED_AREAS || !photo.find()) {
                return Optional.empty();
            }
            if (accepted.contains(photo.group()) || accepted.size() < PHOTOS / 3) {
                accepted.add(photo.group());
                return Optional.empty();
            }
            waiting.add(photo.group());
            return Optional.of(Fault.RATE_LIMITED);
        }

        synchronized boolean holdsAll() {
            return waiting.size() == CONCURRENCY;
        }

        synchronized void open() {
            open = true;
        }
    }

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
                                CONCURRENCY),
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

        Gate gate = new Gate();
        try (AdobeStandIn host = AdobeStandIn.start(SmallBatch.settings().withFaults(gate))) {
            Process killed = start(host, log, "--manifest", manifest, "--out", out);
            await(Duration.ofSeconds(60), "the middle of the batch", () -> {
                assertThat(killed.isAlive()).as(() -> text(log)).isTrue();
                return gate.holdsAll();
            });
            List<ProcessHandle> children = killed.descendants().toList();
            assertThat(children).isNotEmpty();
            killed.destroyForcibly().waitFor();
            await(Duration.ofSeconds(20), "nothing is left running", () -> children.stream()
                    .noneMatch(ProcessHandle::isAlive));
            assertThat(host.jobs()).hasSize(PHOTOS / 3);

            gate.open();
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
