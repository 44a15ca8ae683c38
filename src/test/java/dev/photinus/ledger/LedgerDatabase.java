package dev.photinus.ledger;

import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.dynamodb.LocalDynamoDb;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.TableResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * DynamoDB Local with the ledger's table as template.yaml declares it. One for all tests of a run, although Quarkus loads this
 * class anew for each profile: a system property says where it is.
 */
public final class LedgerDatabase {

    private static final String ENDPOINT = "local-dynamodb.endpoint";

    private final URI endpoint;
    private final TableResource table;

    private LedgerDatabase(URI endpoint, TableResource table) {
        this.endpoint = endpoint;
        this.table = table;
    }

    /** The running one, or a new one. It ends with this JVM. */
    public static LedgerDatabase started() {
        try {
            TableResource table = SamTemplate.read(Path.of("template.yaml"), Map.of("AdobeCredentials", "none"))
                    .tables()
                    .get(0);
            String running = System.getProperty(ENDPOINT);
            return new LedgerDatabase(running == null ? start(table) : URI.create(running), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("resource") // ends with this JVM
    private static URI start(TableResource table) throws IOException {
        LocalDynamoDb dynamoDb = LocalDynamoDb.start(Path.of("target"), LocalCredentials.generate());
        dynamoDb.createTable(table);
        System.setProperty(ENDPOINT, dynamoDb.endpoint().toString());
        return dynamoDb.endpoint();
    }

    public URI endpoint() {
        return endpoint;
    }

    public String table() {
        return table.name();
    }

    /** A client with an access key of its own: DynamoDB Local takes any. */
    public DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .overrideConfiguration(settings -> settings.executionInterceptors(List.of(interceptors)))
                .endpointOverride(endpoint)
                .region(Region.of(SamTemplate.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** The jobs in it, over a client that ends with this JVM. */
    @SuppressWarnings("resource")
    public Jobs jobs() {
        return new Jobs(ledger(client()));
    }

    /** Every job in it. */
    public Map<JobKey, Job> allJobs() {
        Map<JobKey, Job> jobs = new HashMap<>();
        try (DynamoDbClient client = client()) {
            client.scanPaginator(scan -> scan.tableName(table()).consistentRead(true))
                    .items()
                    .forEach(attributes -> {
                        Item item = new Item(attributes);
                        if (item.has(JobItem.STATE)) {
                            String photo = item.text("pk").substring("photo#".length());
                            int slash = photo.indexOf('/');
                            jobs.put(
                                    JobKey.of(photo.substring(0, slash), photo.substring(slash + 1), item.text("sk")),
                                    JobItem.job(item));
                        }
                    });
        }
        return jobs;
    }

    /** The finished results in it, over a client that ends with this JVM. */
    @SuppressWarnings("resource")
    public Results results() {
        return new Results(ledger(client()));
    }

    /** Puts a token into it, as whoever had the turn to renew it would. */
    public void put(AccessToken token) {
        try (DynamoDbClient client = client()) {
            AccessTokens tokens = new AccessTokens(ledger(client), Clock.systemUTC());
            tokens.takeTurn(Duration.ofSeconds(1));
            tokens.put(token);
        }
    }

    private LedgerTable ledger(DynamoDbClient client) {
        return new LedgerTable(client, new LedgerTest.Config(table()), Clock.systemUTC());
    }

    /** Forgets everything. */
    public void clear() {
        try (DynamoDbClient client = client()) {
            client.scanPaginator(scan -> scan.tableName(table()))
                    .items()
                    .forEach(item -> client.deleteItem(
                            delete -> delete.tableName(table()).key(keyOf(item))));
        }
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new HashMap<>(item);
        key.keySet().retainAll(Set.of("pk", "sk"));
        return key;
    }
}
