package dev.photinus.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.aws.iam.AccessRequest;
import dev.photinus.local.aws.sam.TableResource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoDbRightsTest {
    private static final String LEDGER = "arn:aws:dynamodb:us-east-1:000000000000:table/ledger";

    private final DynamoDbRights rights = new DynamoDbRights(List.of(new TableResource(
            "LedgerTable",
            "ledger",
            List.of(new TableResource.Key("pk", "S", "HASH"), new TableResource.Key("sk", "S", "RANGE")),
            Optional.empty())));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"KeyConditionExpression\": \"pk = :p\"",
                "\"KeyConditionExpression\": \"sk > :s AND pk=:p\"",
                "\"KeyConditionExpression\": \"#k = :p AND begins_with(sk, :s)\", \"ExpressionAttributeNames\": {\"#k\": \"pk\"}"
            })
    void aQueryNamesItsPartition(String condition) {
        assertThat(needed(
                        "Query",
                        "{\"TableName\": \"ledger\", %s, \"ExpressionAttributeValues\": {\":p\": {\"S\": \"access-token\"}, \":s\": {\"S\": \"x\"}}}"
                                .formatted(condition)))
                .containsExactly(on("Query").with("dynamodb:LeadingKeys", List.of("access-token")));
    }

    @Test
    void aScanAndAnUnknownPartitionNameNoKey() {
        assertThat(needed("Scan", "{\"TableName\": \"ledger\"}")).containsExactly(on("Scan"));
        assertThat(needed("Query", "{\"TableName\": \"ledger\", \"KeyConditionExpression\": \"sk = :p\"}"))
                .containsExactly(on("Query"));
    }

    @Test
    void aTransactionNeedsTheRightsOfItsParts() {
        assertThat(
                        needed(
                                "TransactWriteItems",
                                """
                        {"TransactItems": [
                          {"Put": {"TableName": "ledger", "Item": {"pk": {"S": "a"}, "sk": {"S": "x"}}}},
                          {"ConditionCheck": {"TableName": "ledger", "Key": {"pk": {"S": "b"}, "sk": {"S": "x"}}}}]}
                        """))
                .containsExactly(
                        on("PutItem").with("dynamodb:LeadingKeys", List.of("a")),
                        on("ConditionCheckItem").with("dynamodb:LeadingKeys", List.of("b")));
    }

    @Test
    void aBatchNamesAllItsKeys() {
        assertThat(
                        needed(
                                "BatchGetItem",
                                "{\"RequestItems\": {\"ledger\": {\"Keys\": [{\"pk\": {\"S\": \"a\"}}, {\"pk\": {\"S\": \"b\"}}]}}}"))
                .containsExactly(on("BatchGetItem").with("dynamodb:LeadingKeys", List.of("a", "b")));
    }

    @Test
    void ofPartiQlNothingIsKnown() {
        assertThat(needed("ExecuteStatement", "{\"Statement\": \"SELECT * FROM ledger\"}"))
                .isEmpty();
    }

    private static AccessRequest on(String operation) {
        return AccessRequest.of("dynamodb:" + operation, LEDGER);
    }

    private List<AccessRequest> needed(String operation, String request) {
        try {
            return rights.needed("DynamoDB_20120810." + operation, new ObjectMapper().readTree(request));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
