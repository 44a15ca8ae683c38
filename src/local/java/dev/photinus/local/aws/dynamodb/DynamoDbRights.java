package dev.photinus.local.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.aws.iam.AccessRequest;
import dev.photinus.local.aws.sam.SamTemplate;
import dev.photinus.local.aws.sam.TableResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rights that DynamoDB's operations need, with the partition keys of the items that a request names as
 * {@code dynamodb:LeadingKeys}. A Scan names none, and so fulfils a condition on them with ForAllValues and none with ForAnyValue.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Fine-grained access
 *     control</a>
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">Actions and condition
 *     keys</a>
 */
public final class DynamoDbRights {
    private static final String TARGET = "DynamoDB_20120810.";
    private static final String LEADING_KEYS = "dynamodb:LeadingKeys";
    private static final String KEY = "Key";
    private static final String ITEM = "Item";
    private static final String TABLE_NAME = "TableName";

    /** On one table and, by its key or as a whole, one item. */
    private static final Map<String, String> ON_ITEM =
            Map.of("GetItem", KEY, "DeleteItem", KEY, "UpdateItem", KEY, "PutItem", ITEM);

    /** By the names that the parts of a transaction have. */
    private static final Map<String, String> IN_TRANSACTION = Map.of(
            "Get",
            "GetItem",
            "Put",
            "PutItem",
            "Update",
            "UpdateItem",
            "Delete",
            "DeleteItem",
            "ConditionCheck",
            "ConditionCheckItem");

    private static final Set<String> ON_TABLE = Set.of("Scan", "DescribeTable");

    private final Map<String, String> partitionKeys = new LinkedHashMap<>();

    /** @param tables whose partition keys matter */
    public DynamoDbRights(List<TableResource> tables) {
        for (var table : tables) {
            table.keys().stream()
                    .filter(key -> key.keyType().equals("HASH"))
                    .forEach(key -> partitionKeys.put(table.name(), key.attributeName()));
        }
    }

    /** What an operation needs with a request; nothing where that is not known, as of PartiQL's operations. */
    public List<AccessRequest> needed(String target, JsonNode request) {
        var operation = target.startsWith(TARGET) ? target.substring(TARGET.length()) : "";
        if (ON_ITEM.containsKey(operation)) {
            return List.of(onItem(operation, request));
        }
        if (ON_TABLE.contains(operation)) {
            return List.of(on(operation, request));
        }
        return switch (operation) {
            case "Query" -> List.of(query(request));
            case "BatchGetItem", "BatchWriteItem" -> batch(operation, request.path("RequestItems"));
            case "TransactGetItems", "TransactWriteItems" -> transaction(request.path("TransactItems"));
            default -> List.of();
        };
    }

    private AccessRequest onItem(String operation, JsonNode request) {
        var table = table(request.path(TABLE_NAME).asText());
        var item = request.has(KEY) ? request.path(KEY) : request.path(ITEM);
        return on(operation, request)
                .with(LEADING_KEYS, leadingKey(table, item).stream().toList());
    }

    private AccessRequest query(JsonNode request) {
        var partitionKey =
                partitionKeys.getOrDefault(table(request.path(TABLE_NAME).asText()), "");
        var query = on("Query", request);
        return request.has("IndexName")
                ? query
                : partitionValue(partitionKey, request)
                        .map(value -> query.with(LEADING_KEYS, List.of(value)))
                        .orElse(query);
    }

    /** The value that the key condition compares the partition key with; there has to be one, and it has to be equal. */
    private static Optional<String> partitionValue(String partitionKey, JsonNode request) {
        if (partitionKey.isEmpty()) {
            return Optional.empty();
        }
        var names = new ArrayList<String>();
        names.add(Pattern.quote(partitionKey));
        request.path("ExpressionAttributeNames").properties().stream()
                .filter(name -> name.getValue().asText().equals(partitionKey))
                .forEach(name -> names.add(Pattern.quote(name.getKey())));
        Matcher equality = Pattern.compile("(?:^|[\\s(])(?:" + String.join("|", names) + ")\\s*=\\s*(:\\w+)")
                .matcher(request.path("KeyConditionExpression").asText());
        if (equality.find()) {
            return scalar(request.path("ExpressionAttributeValues").path(equality.group(1)));
        }
        return scalar(request.path("KeyConditions")
                .path(partitionKey)
                .path("AttributeValueList")
                .path(0));
    }

    private List<AccessRequest> batch(String operation, JsonNode tables) {
        return tables.properties().stream()
                .map(entry -> {
                    var table = table(entry.getKey());
                    var values = new ArrayList<String>();
                    entry.getValue().path("Keys").forEach(key -> leadingKey(table, key)
                            .ifPresent(values::add));
                    for (var write : entry.getValue()) {
                        leadingKey(table, write.path("PutRequest").path(ITEM)).ifPresent(values::add);
                        leadingKey(table, write.path("DeleteRequest").path(KEY)).ifPresent(values::add);
                    }
                    return AccessRequest.of("dynamodb:" + operation, arn(entry.getKey()))
                            .with(LEADING_KEYS, values);
                })
                .toList();
    }

    private List<AccessRequest> transaction(JsonNode parts) {
        var needed = new ArrayList<AccessRequest>();
        for (var part : parts) {
            for (var element : part.properties()) {
                var operation = IN_TRANSACTION.get(element.getKey());
                if (operation == null) {
                    return List.of();
                }
                needed.add(onItem(operation, element.getValue()));
            }
        }
        return List.copyOf(needed);
    }

    private static AccessRequest on(String operation, JsonNode request) {
        var table = arn(request.path(TABLE_NAME).asText());
        return AccessRequest.of(
                "dynamodb:" + operation,
                request.has("IndexName")
                        ? table + "/index/" + request.path("IndexName").asText()
                        : table);
    }

    private Optional<String> leadingKey(String table, JsonNode item) {
        return scalar(item.path(partitionKeys.getOrDefault(table, "")));
    }

    /** The text of a string, a number or, in base 64, bytes. */
    private static Optional<String> scalar(JsonNode value) {
        return value.properties().stream().findFirst().map(typed -> typed.getValue()
                .asText());
    }

    /** A table may be named by its ARN. */
    private static String table(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.indexOf('/') + 1);
    }

    private static String arn(String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? nameOrArn
                : "arn:aws:dynamodb:" + SamTemplate.REGION + ":" + SamTemplate.ACCOUNT + ":table/" + nameOrArn;
    }
}
