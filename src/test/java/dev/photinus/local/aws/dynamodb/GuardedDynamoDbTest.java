package dev.photinus.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.iam.LocalAccount;
import dev.photinus.local.aws.iam.ServiceGuard;
import dev.photinus.local.aws.sam.SamTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The template's own roles at the ledger. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardedDynamoDbTest {
    private static final String TABLE = "LedgerTable";

    private final SamTemplate template = SamTemplate.read(Path.of("template.yaml"), Map.of());
    private final LocalCredentials administrator = LocalCredentials.generate();
    private final LocalAccount account = LocalAccount.of(template, administrator);
    private final LocalDynamoDb dynamoDb = LocalDynamoDb.start(Path.of("target"), administrator);
    private final GuardedDynamoDb guarded = guarded(Clock.systemUTC());

    GuardedDynamoDbTest() throws IOException {
        template.tables().forEach(dynamoDb::createTable);
    }

    @AfterAll
    void stop() throws IOException {
        guarded.close();
        dynamoDb.close();
    }

    @Test
    void aFunctionReadsAndWritesWhatItsRoleAllows() {
        try (var client = client("CreateMaskFunction")) {
            client.updateItem(update -> update.tableName(TABLE).key(key("job")));

            assertThat(client.getItem(get -> get.tableName(TABLE).key(key("job")))
                            .hasItem())
                    .isTrue();
            denied(
                    () -> client.deleteItem(delete -> delete.tableName(TABLE).key(key("job"))),
                    "User: arn:aws:sts::000000000000:assumed-role/CreateMaskRole/CreateMaskFunction is not authorized to"
                            + " perform: dynamodb:DeleteItem on resource:"
                            + " arn:aws:dynamodb:us-east-1:000000000000:table/LedgerTable because no identity-based policy"
                            + " allows the dynamodb:DeleteItem action");
            denied(() -> client.scan(scan -> scan.tableName(TABLE)), "dynamodb:Scan");
            denied(
                    () -> client.executeStatement(sql -> sql.statement("SELECT * FROM LedgerTable")),
                    "ExecuteStatement");
        }
    }

    @Test
    void aFunctionThatNeverCallsAdobeReadsAnythingButTheToken() {
        try (var client = client("InspectFunction")) {
            client.getItem(get -> get.tableName(TABLE).key(key("job")));

            denied(() -> client.getItem(get -> get.tableName(TABLE).key(key("access-token"))), "explicit deny");
            denied(
                    () -> client.batchGetItem(get -> get.requestItems(Map.of(
                            TABLE,
                            KeysAndAttributes.builder()
                                    .keys(List.of(key("job"), key("access-token")))
                                    .build()))),
                    "explicit deny");
        }
    }

    @Test
    void whoIsNotKnownIsRefusedAsDynamoDbRefuses() throws IOException {
        var credentials = account.credentialsOf(template, "InspectFunction");
        var token = Objects.requireNonNull(credentials.sessionToken());

        refused(session("ASIAUNKNOWN", credentials.secretAccessKey(), token), "UnrecognizedClientException");
        refused(
                session(credentials.accessKeyId(), credentials.secretAccessKey(), "another"),
                "UnrecognizedClientException");
        refused(session(credentials.accessKeyId(), "guessed", token), "InvalidSignatureException");
        try (var late = guarded(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(16)));
                var client = client(late, session(credentials.accessKeyId(), credentials.secretAccessKey(), token))) {
            assertThatThrownBy(() -> client.getItem(get -> get.tableName(TABLE).key(key("job"))))
                    .isInstanceOf(DynamoDbException.class)
                    .hasMessageContaining("Signature expired");
        }
    }

    private void refused(AwsSessionCredentials credentials, String error) {
        try (var client = client(guarded, credentials)) {
            assertThatThrownBy(() -> client.getItem(get -> get.tableName(TABLE).key(key("job"))))
                    .isInstanceOfSatisfying(
                            DynamoDbException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(error));
        }
    }

    private static void denied(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOfSatisfying(DynamoDbException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(e.awsErrorDetails().errorMessage()).contains(message);
        });
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("-"));
    }

    private GuardedDynamoDb guarded(Clock clock) throws IOException {
        return GuardedDynamoDb.start(
                dynamoDb.endpoint(), new ServiceGuard(account, clock, new DynamoDbRights(template.tables())::needed));
    }

    private DynamoDbClient client(String function) {
        var credentials = account.credentialsOf(template, function);
        var token = Objects.requireNonNull(credentials.sessionToken());
        return client(guarded, session(credentials.accessKeyId(), credentials.secretAccessKey(), token));
    }

    private static AwsSessionCredentials session(String key, String secret, String token) {
        return AwsSessionCredentials.create(key, secret, token);
    }

    private static DynamoDbClient client(GuardedDynamoDb door, AwsSessionCredentials credentials) {
        return DynamoDbClient.builder()
                .endpointOverride(door.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
