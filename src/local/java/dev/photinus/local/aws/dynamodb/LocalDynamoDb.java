package dev.photinus.local.aws.dynamodb;

import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.TableResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/**
 * AWS's DynamoDB Local on a free port of this machine, in a JVM of its own: its libraries clash with Quarkus's. The build
 * lists its class path in {@code target/dynamodb-local.classpath}.
 *
 * <p>It checks no signatures, and deletes expired items late or never, as DynamoDB does.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB Local</a>
 */
public final class LocalDynamoDb implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final DynamoDbLocalProcess server;
    private final LocalCredentials credentials;

    private LocalDynamoDb(DynamoDbLocalProcess server, LocalCredentials credentials) {
        this.server = server;
        this.credentials = credentials;
    }

    /**
     * Starts it in memory, without waiting until it answers: {@link #createTable} does.
     *
     * @param target Maven's, where the class path is and the log goes
     * @throws IOException if it is not built or cannot be started
     */
    public static LocalDynamoDb start(Path target, LocalCredentials credentials) throws IOException {
        return new LocalDynamoDb(DynamoDbLocalProcess.spawn(target, List.of("-inMemory")), credentials);
    }

    /** Starts it over a folder, which keeps what is written; see {@link #start(Path, LocalCredentials)}. */
    public static LocalDynamoDb start(Path target, LocalCredentials credentials, Path folder) throws IOException {
        Files.createDirectories(folder);
        var storage = List.of("-dbPath", folder.toAbsolutePath().toString());
        return new LocalDynamoDb(DynamoDbLocalProcess.spawn(target, storage), credentials);
    }

    /** Where clients find it. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /**
     * Makes a table, as soon as DynamoDB answers, unless the table is there.
     *
     * @throws IllegalStateException if there is no answer within a minute
     */
    public void createTable(TableResource table) {
        server.await(LONGEST_START);
        try (var client = client()) {
            client.createTable(create -> create.tableName(table.name())
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                            table.keys().stream().map(LocalDynamoDb::attribute).toList())
                    .keySchema(table.keys().stream().map(LocalDynamoDb::key).toList()));
        } catch (ResourceInUseException e) {
            // kept in the folder from a former start
        }
    }

    private static AttributeDefinition attribute(TableResource.Key key) {
        return AttributeDefinition.builder()
                .attributeName(key.attributeName())
                .attributeType(key.attributeType())
                .build();
    }

    private static KeySchemaElement key(TableResource.Key key) {
        return KeySchemaElement.builder()
                .attributeName(key.attributeName())
                .keyType(key.keyType())
                .build();
    }

    /** A client that finds it. */
    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.of(SamTemplate.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey())))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .proxyConfiguration(ProxyConfiguration.builder()
                                .useSystemPropertyValues(false)
                                .useEnvironmentVariablesValues(false)
                                .build()))
                .build();
    }

    @Override
    public void close() throws IOException {
        server.kill();
    }
}
