package dev.photinus.local.aws.dynamodb;

import dev.photinus.local.aws.ChildProcesses;
import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.TableResource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/**
 * AWS's DynamoDB Local, in memory, in a JVM of its own: its libraries clash with Quarkus's. The build lists its class path in
 * {@code target/dynamodb-local.classpath}.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB Local</a>
 */
public final class LocalDynamoDb implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 20;

    private final Process process;
    private final int port;
    private final LocalCredentials credentials;
    private final Path log;

    private LocalDynamoDb(Process process, int port, LocalCredentials credentials, Path log) {
        this.process = process;
        this.port = port;
        this.credentials = credentials;
        this.log = log;
    }

    /**
     * Starts it, without waiting until it answers: {@link #createTable} does.
     *
     * @param target Maven's, with the class path; the log and the archive of classes go there too
     * @throws IOException if it is not built or cannot be started
     */
    public static LocalDynamoDb start(Path target, LocalCredentials credentials) throws IOException {
        Path classPath = target.resolve("dynamodb-local.classpath");
        if (!Files.exists(classPath)) {
            throw new IOException(classPath + " is missing: build first, by ./mvnw package -DskipTests");
        }
        int port = freePort();
        Path log = target.resolve("dynamodb-local.log");
        ProcessBuilder builder = new ProcessBuilder(
                        command(Files.readString(classPath).strip(), target, port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
        return new LocalDynamoDb(ChildProcesses.start(builder), port, credentials, log);
    }

    private static List<String> command(String classPath, Path target, int port) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx256m", "-Xlog:disable"));
        Path archive = target.resolve("dynamodb-local-java" + Runtime.version().feature() + ".jsa");
        if (Files.exists(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(List.of("-cp", classPath, "com.amazonaws.services.dynamodbv2.local.main.ServerRunner"));
        command.addAll(List.of("-inMemory", "-sharedDb", "-disableTelemetry", "-port", String.valueOf(port)));
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where clients find it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /**
     * Makes a table, as soon as there is an answer.
     *
     * @throws IllegalStateException if there is none within a minute
     */
    public void createTable(TableResource table) {
        awaitAnswer();
        try (DynamoDbClient client = client()) {
            client.createTable(create -> create.tableName(table.name())
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(table.keys().stream()
                            .map(key -> AttributeDefinition.builder()
                                    .attributeName(key.attributeName())
                                    .attributeType(key.attributeType())
                                    .build())
                            .toList())
                    .keySchema(table.keys().stream()
                            .map(key -> KeySchemaElement.builder()
                                    .attributeName(key.attributeName())
                                    .keyType(key.keyType())
                                    .build())
                            .toList()));
        }
    }

    /** A client that finds it. */
    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.of(SamTemplate.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private void awaitAnswer() {
        Instant deadline = Instant.now().plus(LONGEST_START);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("DynamoDB Local does not answer; what it said is in " + log);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while DynamoDB Local was starting", e);
            }
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
