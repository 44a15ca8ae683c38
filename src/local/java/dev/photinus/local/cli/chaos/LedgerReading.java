package dev.photinus.local.cli.chaos;

import dev.photinus.local.aws.dynamodb.LocalDynamoDb;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the whole ledger once: for the jobs that it knows, and for what must not be in it. */
final class LedgerReading {

    private static final String PHOTO = "photo#";
    private static final String TOKEN = "access-token";

    private final Leaks leaks;

    LedgerReading(Leaks leaks) {
        this.leaks = leaks;
    }

    /** Every job, by its id. */
    Map<String, KnownJob> jobs(LocalDynamoDb ledger) {
        Map<String, KnownJob> jobs = new HashMap<>();
        try (DynamoDbClient client = ledger.client()) {
            for (String table : client.listTables().tableNames()) {
                client.scanPaginator(scan -> scan.tableName(table)).items().forEach(item -> {
                    search(item);
                    String pk = text(item.get("pk"));
                    if (pk.startsWith(PHOTO) && item.containsKey("payments")) {
                        for (String payment : item.get("payments").ss()) {
                            String[] parts = payment.split(" ", 2);
                            boolean succeeded = item.containsKey("outputs") && parts[1].equals(text(item.get("jobId")));
                            jobs.put(parts[1], new KnownJob(parts[0], succeeded));
                        }
                    }
                });
            }
        }
        return jobs;
    }

    /** The token has an item of its own, and the URLs of Adobe's results a field. */
    private void search(Map<String, AttributeValue> item) {
        if (text(item.get("pk")).equals(TOKEN)) {
            leaks.searchForSecret("the ledger", item.toString());
        } else {
            leaks.search("the ledger", withoutResultUrls(item));
        }
    }

    private static String withoutResultUrls(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> rest = new HashMap<>(item);
        AttributeValue outputs = rest.remove("outputs");
        StringBuilder text = new StringBuilder(rest.toString());
        if (outputs != null) {
            for (AttributeValue output : outputs.l()) {
                Map<String, AttributeValue> others = new HashMap<>(output.m());
                others.remove("resultUrl");
                text.append(others);
            }
        }
        return text.toString();
    }

    private static String text(@Nullable AttributeValue value) {
        return value == null || value.s() == null ? "" : value.s();
    }
}
