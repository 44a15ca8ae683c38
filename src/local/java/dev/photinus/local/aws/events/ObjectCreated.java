package dev.photinus.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.photinus.local.aws.sam.SamTemplate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What S3 tells EventBridge of an object that was put into a bucket. Its key is as it is, not URL-encoded, unlike in S3's own
 * notifications.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">S3: EventBridge events</a>
 */
public final class ObjectCreated {

    private ObjectCreated() {}

    /**
     * @param eTag without quotes
     * @param size in bytes
     */
    public static JsonNode event(String bucket, String key, String eTag, long size) {
        Instant now = Instant.now();
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Object Created")
                .put("source", "aws.s3")
                .put("account", SamTemplate.ACCOUNT)
                .put("time", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", SamTemplate.REGION);
        event.putArray("resources").add("arn:aws:s3:::" + bucket);
        ObjectNode detail = event.putObject("detail").put("version", "0");
        detail.putObject("bucket").put("name", bucket);
        detail.putObject("object")
                .put("key", key)
                .put("size", size)
                .put("etag", eTag)
                .put("sequencer", "%016X".formatted(now.toEpochMilli()));
        detail.put("request-id", UUID.randomUUID().toString())
                .put("requester", SamTemplate.ACCOUNT)
                .put("source-ip-address", "127.0.0.1")
                .put("reason", "PutObject");
        return event;
    }
}
