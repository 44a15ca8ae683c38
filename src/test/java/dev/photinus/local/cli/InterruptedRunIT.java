package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./photinus run} as a user has it, with an Adobe emulator of its own, ended by signals and started again. */
@Timeout(900)
class InterruptedRunIT {

    private static final List<String> PHOTOS = List.of("ada.jpg", "dev.jpg");

    /** Of the headshot workflow, by the states that submit them. */
    private static final Map<String, String> OPERATIONS =
            Map.of("CREATE_MASK", "Create Mask", "FILL", "Fill", "AUTO_TONE", "Auto Tone");

    private static final Pattern CREDENTIAL = Pattern.compile("X-Amz-Signature|accessToken\":");

    /** What the emulator gives, of 96 bytes in Base64; the report has pictures in Base64. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{128}");

    /**
     * A signal, and the line of progress at which the run gets it. A terminal's Ctrl-C is a SIGINT to all of its processes; the others
     * are sent to the command alone.
     */
    private record Moment(String signal, String photo, String progress) {

        /** A photo that a run has finished in order, after its signal, is skipped by the next, and then is as good a moment. */
        boolean isNow(String line) {
            return line.contains(photo + ": " + progress) || line.contains(photo + ": skipped");
        }

        /** Whether the answer to a submission may be lost then. A run that can end in order waits for it. */
        boolean mayLoseAnAnswerOf(String state) {
            return signal.equals("KILL") && progress.equals(state);
        }

        String target(Process run) {
            return signal.equals("INT") ? "-" + run.pid() : Long.toString(run.pid());
        }
    }

    private static final List<Moment> MOMENTS = List.of(
            new Moment("TERM", "ada.jpg", "Inspect Photo"),
            new Moment("TERM", "ada.jpg", "Create Mask"),
            new Moment("INT", "ada.jpg", "Poll Mask"),
            new Moment("KILL", "ada.jpg", "Fill"),
            new Moment("KILL", "ada.jpg", "Poll Fill"),
            new Moment("INT", "ada.jpg", "Auto Tone"),
            new Moment("KILL", "ada.jpg", "Poll Tone"),
            new Moment("TERM", "ada.jpg", "Publish"),
            new Moment("KILL", "ada.jpg", "succeeded"),
            new Moment("TERM", "dev.jpg", "Fill"),
            new Moment("KILL", "dev.jpg", "succeeded")); // while the report is written

    @TempDir
    private Path folder = Path.of("");

    private Path out = Path.of("");
    private final List<String> last = new ArrayList<>();

    @BeforeEach
    void writeSmallPhotos() throws IOException {
        out = folder.resolve("out");
        Files.createDirectories(folder.resolve("photos"));
        for (String name : PHOTOS) {
            Image large = ImageIO.read(Path.of("samples/headshots", name).toFile())
                    .getScaledInstance(240, -1, Image.SCALE_SMOOTH);
            BufferedImage small =
                    new BufferedImage(large.getWidth(null), large.getHeight(null), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = small.createGraphics();
            graphics.drawImage(large, 0, 0, null);
            graphics.dispose();
            ImageIO.write(small, "jpg", folder.resolve("photos").resolve(name).toFile());
        }
    }

    private Process start(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "setsid", // a process group of its own, as a shell's job has it
                Path.of("photinus").toAbsolutePath().toString(),
                "run",
                "headshot",
                folder.resolve("photos").toString(),
                "--out",
                out.toString(),
                "--concurrency",
                "1"));
        command.addAll(LatestBuild.options());
        command.addAll(List.of(more));
        last.clear();
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Starts a run, and sends it the signal when it reports the state; does nothing to one that never does. */
    private void interrupt(Moment moment) throws Exception {
        Process run = start();
        boolean sent = false;
        try (BufferedReader lines = run.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last.add(line);
                if (!sent && moment.isNow(line)) {
                    sent = true;
                    assertThat(new ProcessBuilder("kill", "-" + moment.signal(), "--", moment.target(run))
                                    .start()
                                    .waitFor())
                            .isZero();
                }
            }
        }
        assertThat(sent).as(() -> "reached " + moment + ": " + last).isTrue();
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        if (!moment.signal().equals("KILL")) {
            assertNoCredentials();
        }
    }

    private void finish(String... more) throws Exception {
        Process run = start(more);
        try (BufferedReader lines = run.inputReader()) {
            lines.lines().forEach(last::add);
        }
        assertThat(run.waitFor()).as(() -> String.join("\n", last)).isZero();
    }

    /** Accepted jobs, by operation, but for the one on no photo by which functions are prepared once after a build: it fails. */
    private Map<String, Integer> jobs() throws IOException {
        Map<String, String> operations = new HashMap<>();
        for (String line : Files.readAllLines(out.resolve(".photinus/adobe/jobs.jsonl"))) {
            JsonNode job = new ObjectMapper().readTree(line);
            if (job.has("failure")) {
                operations.remove(job.path("id").asText());
            } else {
                operations.put(job.path("id").asText(), job.path("operation").asText());
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        operations.values().forEach(operation -> counts.merge(operation, 1, Integer::sum));
        return counts;
    }

    private void assertNoCredentials() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*\\.(jpg|png)")) // pictures have any bytes
                    .toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertThat(CREDENTIAL.matcher(text).find()).as(file.toString()).isFalse();
                assertThat(file.startsWith(out.resolve(".photinus"))
                                && TOKEN.matcher(text).find())
                        .as("a token in %s", file)
                        .isFalse();
            }
        }
    }

    @Test
    void goesOnAfterEverySignalAndPaysForEachJobOnce() throws Exception {
        for (Moment moment : MOMENTS) {
            interrupt(moment);
        }
        finish();

        JsonNode totals =
                new ObjectMapper().readTree(out.resolve("report.json").toFile()).path("totals");
        assertThat(totals.path("succeeded").asInt() + totals.path("skipped").asInt())
                .isEqualTo(PHOTOS.size());
        PHOTOS.forEach(photo -> assertThat(out.resolve(photo)).isNotEmptyFile());
        Map<String, Integer> jobs = jobs();
        assertThat(jobs.keySet()).containsExactlyInAnyOrderElementsOf(OPERATIONS.keySet());
        OPERATIONS.forEach((operation, state) -> {
            long lost = MOMENTS.stream()
                    .filter(moment -> moment.mayLoseAnAnswerOf(state))
                    .count();
            assertThat(jobs.get(operation)).as(jobs::toString).isBetween(PHOTOS.size(), PHOTOS.size() + (int) lost);
        });
        assertNoCredentials();
    }

    @Test
    void goesOnAtOtherPortsWhereItsOwnAreTaken() throws Exception {
        interrupt(new Moment("KILL", "ada.jpg", "Poll Fill"));
        Properties known = new Properties();
        try (var bytes = Files.newInputStream(out.resolve(".photinus/cloud.properties"))) {
            known.load(bytes);
        }

        try (ServerSocket s3 = take(known.getProperty("s3.port"));
                ServerSocket adobe = take(known.getProperty("adobe.port"))) {
            assertThat(s3.isBound() && adobe.isBound()).isTrue();
            finish("--json");
        }

        assertThat(new ObjectMapper()
                        .readTree(out.resolve("report.json").toFile())
                        .at("/totals/succeeded")
                        .asInt())
                .isEqualTo(PHOTOS.size());
        Map<String, Integer> jobs = jobs();
        OPERATIONS.keySet().forEach(operation -> assertThat(jobs).containsEntry(operation, PHOTOS.size()));
    }

    private static ServerSocket take(String port) throws IOException {
        return new ServerSocket(Integer.parseInt(port), 1, InetAddress.getLoopbackAddress());
    }
}
