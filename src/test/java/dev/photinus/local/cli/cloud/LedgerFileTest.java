package dev.photinus.local.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromNul;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.photinus.local.aws.LocalCredentials;
import dev.photinus.local.aws.dynamodb.LocalDynamoDb;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.TableResource;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** In the very file that DynamoDB Local writes. */
@Timeout(180)
class LedgerFileTest {

    private static final String OLD = "first-token-".repeat(20);
    private static final String TOKEN = "second-token-".repeat(20);
    private static final String SIGNATURE = "X-Amz-Signature=0123456789abcdef";

    private final LocalCredentials credentials = LocalCredentials.generate();

    @TempDir
    private Path folder = Path.of("");

    private TableResource table = new TableResource("", "", List.of(), Optional.empty());

    @FunctionalInterface
    private interface Use {
        void of(DynamoDbClient client);
    }

    private void inDynamoDb(Use use) throws IOException {
        try (LocalDynamoDb dynamoDb = LocalDynamoDb.start(Path.of("target"), credentials, folder)) {
            dynamoDb.createTable(table);
            try (DynamoDbClient client = dynamoDb.client()) {
                use.of(client);
            }
        }
    }

    private static Map<String, AttributeValue> output(boolean copied) {
        return Map.of(
                "resultUrl",
                fromS("http://127.0.0.1:4711/results/1.jpg?" + SIGNATURE),
                "copiedTo",
                copied ? fromM(Map.of("bucket", fromS("photos"), "key", fromS("kept.jpg"))) : fromNul(true));
    }

    private void putJob(DynamoDbClient client, String step, boolean hasStatus, boolean copied) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "pk", fromS("photo#photos/ada.jpg"),
                "sk", fromS(step),
                "jobState", fromS("SUCCEEDED"),
                "jobId", fromS("urn:" + step),
                "cancelUrl", fromNul(true),
                "seenAt", fromN("1"),
                "outputs", fromL(List.of(fromM(output(copied))))));
        item.put("statusUrl", hasStatus ? fromS("http://127.0.0.1:4711/v3/status/urn:x") : fromNul(true));
        client.putItem(put -> put.tableName(table.name()).item(item));
    }

    private void putAttempt(DynamoDbClient client) {
        client.putItem(put -> put.tableName(table.name())
                .item(Map.of(
                        "pk", fromS("photo#photos/ada.jpg"),
                        "sk", fromS("autoTone"),
                        "jobState", fromS("SUBMITTING"),
                        "leasedBy", fromS("killed"),
                        "leasedUntil", fromN("9999999999999"),
                        "notBefore", fromN("1"),
                        "attempt", fromN("1"),
                        "inDoubt", fromM(Map.of("ada#0", fromN("1"))))));
    }

    @BeforeEach
    void aRunThatWasKilled() throws IOException {
        table = SamTemplate.read(Path.of("template.yaml"), Map.of("AdobeCredentials", "none"))
                .tables()
                .get(0);
        inDynamoDb(client -> {
            for (String token : List.of(OLD, TOKEN)) {
                client.putItem(put -> put.tableName(table.name())
                        .item(Map.of(
                                "pk", fromS("access-token"),
                                "sk", fromS("current"),
                                "accessToken", fromS(token))));
            }
            client.putItem(put -> put.tableName(table.name())
                    .item(Map.of("pk", fromS("result#photos/ada.jpg"), "sk", fromS("finished"))));
            putJob(client, "fill", true, false);
            putJob(client, "createMask", true, true);
            putJob(client, "legacyFill", false, false);
            putAttempt(client);
        });
        assertThat(bytes()).contains(TOKEN, SIGNATURE);
    }

    /** Of every file of the ledger. */
    private String bytes() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    private static Map<String, AttributeValue> job(DynamoDbClient client, String table, String step) {
        return client.getItem(
                        get -> get.tableName(table).key(Map.of("pk", fromS("photo#photos/ada.jpg"), "sk", fromS(step))))
                .item();
    }

    @Test
    void aFinishedRunLeavesJobsWhoseResultsAreCopiedAndNoCredentials() throws IOException {
        new LedgerFile(folder).forgetRun();

        assertThat(bytes())
                .doesNotContain(
                        "first-token", "second-token", "X-Amz-Signature", "urn:fill", "urn:legacyFill", "/v3/status/");
        inDynamoDb(client -> {
            assertThat(client.scan(scan -> scan.tableName(table.name())).items())
                    .extracting(item -> Objects.requireNonNull(item.get("sk")).s())
                    .containsExactlyInAnyOrder("finished", "createMask");
            assertThat(job(client, table.name(), "createMask"))
                    .containsEntry("jobState", fromS("SUCCEEDED"))
                    .containsEntry("statusUrl", fromNul(true))
                    .hasEntrySatisfying(
                            "outputs", outputs -> assertThat(outputs.l().get(0).m())
                                    .hasEntrySatisfying("copiedTo", copy -> assertThat(copy.m())
                                            .containsEntry("key", fromS("kept.jpg"))));
        });
    }

    @Test
    void anInterruptedRunLeavesItsJobsAndNoCredentials() throws IOException {
        new LedgerFile(folder).forgetCredentials(URI.create("http://127.0.0.1:4812"));

        assertThat(bytes()).doesNotContain("first-token", "second-token");
        assertThat(bytes().split("X-Amz-Signature", -1))
                .as("the legacy fill's alone")
                .hasSize(2);
        inDynamoDb(client -> {
            assertThat(job(client, table.name(), "fill"))
                    .containsEntry("statusUrl", fromS("http://127.0.0.1:4812/v3/status/urn:x"))
                    .containsEntry("jobId", fromS("urn:fill"))
                    .containsEntry("jobState", fromS("SUBMITTED"))
                    .doesNotContainKeys("outputs", "seenAt");
            assertThat(job(client, table.name(), "createMask")).hasEntrySatisfying("outputs", outputs -> assertThat(
                            outputs.l().get(0).m())
                    .containsEntry("resultUrl", fromNul(true))
                    .hasEntrySatisfying(
                            "copiedTo", copy -> assertThat(copy.m()).containsEntry("key", fromS("kept.jpg"))));
            assertThat(job(client, table.name(), "legacyFill"))
                    .containsEntry("jobState", fromS("SUCCEEDED"))
                    .containsKeys("outputs", "seenAt");
            assertThat(job(client, table.name(), "autoTone"))
                    .as("an attempt of a function that is dead")
                    .containsEntry("jobState", fromS("RESERVED"))
                    .containsEntry("inDoubt", fromM(Map.of("ada#0", fromN("1"))))
                    .doesNotContainKeys("leasedBy", "leasedUntil", "notBefore");
        });
    }

    @Test
    void needNotBeThere() throws IOException {
        new LedgerFile(folder.resolve("none")).forgetRun();
        new LedgerFile(folder.resolve("none")).forgetCredentials(null);

        assertThat(folder.resolve("none")).doesNotExist();
    }
}
