package dev.photinus.local.aws.sam;

import java.util.List;
import java.util.Optional;

/**
 * An {@code AWS::DynamoDB::Table}.
 *
 * @param logicalId its name inside the template
 * @param name its TableName, or the logical id where AWS would invent one
 * @param keys the partition key, then the sort key if there is one
 * @param timeToLiveAttribute the attribute that holds when an item expires
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html">AWS::DynamoDB::Table</a>
 */
public record TableResource(String logicalId, String name, List<Key> keys, Optional<String> timeToLiveAttribute) {

    public TableResource {
        keys = List.copyOf(keys);
    }

    /**
     * One attribute of the primary key, in DynamoDB's own words.
     *
     * @param attributeType S, N or B
     * @param keyType HASH or RANGE
     */
    public record Key(String attributeName, String attributeType, String keyType) {}
}
