package dev.photinus.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The table, as the rest of the ledger sees it: items under two keys, read consistently, written by update expressions.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html">DynamoDB: expressions</a>
 */
@ApplicationScoped
class LedgerTable {

    private final DynamoDbClient dynamoDb;
    private final LedgerConfig config;
    private final Clock clock;

    LedgerTable(DynamoDbClient dynamoDb, LedgerConfig config, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.config = config;
        this.clock = clock;
    }

    /** The two keys of an item. */
    record Key(String pk, String sk) {

        private static Key of(Map<String, AttributeValue> attributes) {
            Item item = new Item(attributes);
            return new Key(item.text("pk"), item.text("sk"));
        }

        private Map<String, AttributeValue> attributes() {
            return key(pk, sk);
        }
    }

    /** The item, as it is after every write before; empty where there is none. */
    Item get(String pk, String sk) {
        return new Item(dynamoDb.getItem(
                        get -> get.tableName(config.table()).key(key(pk, sk)).consistentRead(true))
                .item());
    }

    /**
     * Several items in one call, each as it is after every write before, though not all at the same moment; those that there are.
     * What DynamoDB leaves out for want of throughput is asked for again, one by one: the SDK waits then as DynamoDB would
     * have it.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">DynamoDB:
     *     BatchGetItem</a>
     */
    Map<Key, Item> getAll(Key... keys) {
        KeysAndAttributes asked = KeysAndAttributes.builder()
                .keys(Stream.of(keys).map(Key::attributes).toList())
                .consistentRead(true)
                .build();
        BatchGetItemResponse answer = dynamoDb.batchGetItem(get -> get.requestItems(Map.of(config.table(), asked)));
        Map<Key, Item> items = new HashMap<>();
        answer.responses()
                .getOrDefault(config.table(), List.of())
                .forEach(item -> items.put(Key.of(item), new Item(item)));
        KeysAndAttributes left = answer.unprocessedKeys().get(config.table());
        if (left != null) {
            left.keys().stream().map(Key::of).forEach(key -> items.put(key, get(key.pk(), key.sk())));
        }
        return items;
    }

    /** All items under a key, by the second one. */
    Map<String, Item> query(String pk) {
        Map<String, Item> items = new LinkedHashMap<>();
        dynamoDb.queryPaginator(query -> query.tableName(config.table())
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", Item.value(pk)))
                        .consistentRead(true))
                .items()
                .forEach(attributes -> items.put(new Item(attributes).text("sk"), new Item(attributes)));
        return items;
    }

    /** Updates an item, or makes it; it is forgotten after the retention. */
    void write(String pk, String sk, String set, Map<String, AttributeValue> values) {
        update(pk, sk, forgotten(set), null, forgotten(values), ReturnValue.NONE);
    }

    private static String forgotten(String set) {
        return set + ", expiresAt = :expiresAt";
    }

    private Map<String, AttributeValue> forgotten(Map<String, AttributeValue> values) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(
                ":expiresAt",
                Item.value(clock.instant().plus(config.retention()).getEpochSecond()));
        return all;
    }

    /**
     * As {@link #write}, if a condition holds.
     *
     * @param set beginning with SET; may be empty
     * @param rest further clauses, such as REMOVE and ADD
     * @return whether it did
     */
    boolean writeIf(
            String condition, String pk, String sk, String set, String rest, Map<String, AttributeValue> values) {
        String expiry = set.isEmpty() ? "SET expiresAt = :expiresAt" : forgotten(set);
        try {
            update(pk, sk, expiry + rest, condition, forgotten(values), ReturnValue.NONE);
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /**
     * Updates an item if a condition holds.
     *
     * @return whether it did
     */
    boolean updateIf(String condition, String pk, String sk, String set, Map<String, AttributeValue> values) {
        try {
            update(pk, sk, set, condition, values, ReturnValue.NONE);
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /**
     * Updates an item that is never forgotten.
     *
     * @return what was set, as it is now, and nothing else of the item
     */
    Item change(String pk, String sk, String set, Map<String, AttributeValue> values) {
        return new Item(
                update(pk, sk, set, null, values, ReturnValue.UPDATED_NEW).attributes());
    }

    private UpdateItemResponse update(
            String pk,
            String sk,
            String set,
            @Nullable String condition,
            Map<String, AttributeValue> values,
            ReturnValue answer) {
        return dynamoDb.updateItem(update -> update.tableName(config.table())
                .key(key(pk, sk))
                .updateExpression(set)
                .conditionExpression(condition)
                .expressionAttributeValues(values.isEmpty() ? null : values)
                .returnValues(answer));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", Item.value(pk), "sk", Item.value(sk));
    }
}
