package dev.photinus.local.aws.dynamodb;

import dev.photinus.local.aws.ChildProcesses;
import dev.photinus.local.aws.Folders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The JVM that DynamoDB Local runs in. It has no class-data archive, which would spare it a quarter of a second: the
 * manifest of its jar names the folder that the jar is in, and the JVM archives no class path with a folder on it.
 *
 * @param temporary where it unpacks the SQLite library; nothing of it is to stay
 * @param log all that it says
 */
record DynamoDbLocalProcess(Process process, int port, Path temporary, Path log) {
    private static final String MAIN = "com.amazonaws.services.dynamodbv2.local.main.ServerRunner";
    private static final long SECONDS_TO_END = 5;
    private static final Duration PAUSE = Duration.ofMillis(10);

    /**
     * Spawns it.
     *
     * @param storage {@code -inMemory}, or {@code -dbPath} and a folder
     */
    static DynamoDbLocalProcess spawn(Path target, List<String> storage) throws IOException {
        var classPath = target.resolve("dynamodb-local.classpath");
        if (!Files.exists(classPath)) {
            throw new NoSuchFileException(classPath.toString(), null, "build it first: ./mvnw package -DskipTests");
        }
        var port = freePort();
        var log = target.resolve("dynamodb-local.log");
        var temporary = Folders.temporary("photinus-dynamodb");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xms24m", "-Xmx256m"));
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                Files.readString(classPath).strip(),
                MAIN));
        command.addAll(storage);
        command.addAll(List.of("-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)));
        var builder = ChildProcesses.command(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
        return new DynamoDbLocalProcess(ChildProcesses.startShielded(builder), port, temporary, log);
    }

    /** It takes no port 0; between this and its start, somebody else might take the port, and it would end at once. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Waits until it accepts connections.
     *
     * @throws IllegalStateException if it ends before, or takes longer
     */
    void await(Duration longest) {
        var deadline = System.nanoTime() + longest.toNanos();
        while (!accepts()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("DynamoDB Local ended at its start; what it said is in " + log);
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "DynamoDB Local did not answer for " + longest.toSeconds() + " s; what it said is in " + log);
            }
            pause();
        }
    }

    private boolean accepts() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while DynamoDB Local was starting", e);
        }
    }

    /** Ends it; what is on disk is complete after every write. */
    void kill() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Folders.delete(temporary);
    }
}
