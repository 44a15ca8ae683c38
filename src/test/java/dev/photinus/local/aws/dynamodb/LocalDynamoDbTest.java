package dev.photinus.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.sam.TableResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalDynamoDbTest {
    private static final Path BUILT = Path.of("target");
    private static final TableResource LEDGER = new TableResource(
            "LedgerTable",
            "ledger",
            List.of(new TableResource.Key("pk", "S", "HASH"), new TableResource.Key("sk", "S", "RANGE")),
            Optional.of("expiresAt"));

    private final LocalCredentials credentials = LocalCredentials.generate();

    @Test
    void aTableHasItsKeysAndObeysConditions() throws IOException {
        try (var dynamoDb = LocalDynamoDb.start(BUILT, credentials);
                var client = dynamoDb.client()) {
            dynamoDb.createTable(LEDGER);

            put(client, "first");
            assertThatThrownBy(() -> put(client, "second")).isInstanceOf(ConditionalCheckFailedException.class);
            assertThat(value(client)).contains("first");
        }
    }

    @Test
    void whatIsWrittenIntoAFolderSurvivesARestart(@TempDir Path folder) throws IOException {
        try (var dynamoDb = LocalDynamoDb.start(BUILT, credentials, folder);
                var client = dynamoDb.client()) {
            dynamoDb.createTable(LEDGER);
            put(client, "kept");
        }
        try (var dynamoDb = LocalDynamoDb.start(BUILT, LocalCredentials.generate(), folder);
                var client = dynamoDb.client()) {
            dynamoDb.createTable(LEDGER);
            assertThat(value(client)).contains("kept");
        }
    }

    @Test
    void nothingStaysOfItWhenItIsClosed() throws IOException {
        var dynamoDb = DynamoDbLocalProcess.spawn(BUILT, List.of("-inMemory"));
        assertThat(dynamoDb.temporary()).exists();

        dynamoDb.kill();

        assertThat(dynamoDb.process().isAlive()).isFalse();
        assertThat(dynamoDb.temporary()).doesNotExist();
    }

    @Test
    void aMissingBuildIsRefusedWithWhatToDo(@TempDir Path target) {
        assertThatThrownBy(() -> LocalDynamoDb.start(target, credentials))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("./mvnw package");
    }

    @Test
    void aServerThatDoesNotStartIsReportedWithItsLog(@TempDir Path target) throws IOException {
        Files.writeString(target.resolve("dynamodb-local.classpath"), "nowhere.jar");

        try (var dynamoDb = LocalDynamoDb.start(target, credentials)) {
            assertThatThrownBy(() -> dynamoDb.createTable(LEDGER))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(target.resolve("dynamodb-local.log").toString());
        }
    }

    private static void put(DynamoDbClient client, String value) {
        client.putItem(item -> item.tableName("ledger")
                .item(Map.of(
                        "pk", AttributeValue.fromS("token"),
                        "sk", AttributeValue.fromS("-"),
                        "value", AttributeValue.fromS(value)))
                .conditionExpression("attribute_not_exists(pk)"));
    }

    private static Optional<String> value(DynamoDbClient client) {
        var key = Map.of("pk", AttributeValue.fromS("token"), "sk", AttributeValue.fromS("-"));
        var item = client.getItem(get -> get.tableName("ledger").key(key)).item();
        return Optional.ofNullable(item.get("value")).map(AttributeValue::s);
    }
}
