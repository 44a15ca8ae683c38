package dev.photinus.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class OutsetTest extends LedgerTest {

    private static final JobKey FILL = new JobKey("photos", "ada.jpg", "0123", "fill", "abc");
    private static final AccessToken TOKEN = new AccessToken("eyJ.token", "client", NOON.plus(Duration.ofHours(20)));
    private static final Job.Submission JOB = new Job.Submission(
            "fill", "urn:ff:jobs:1", "https://firefly-api.adobe.io/v3/status/1", null, NOON, List.of());

    private final Jobs jobs = new Jobs(table);
    private final AccessTokens tokens = new AccessTokens(table, clock);
    private final Slots slots = new Slots(table, new Quotas(), clock);

    @Test
    void findsNothingInAnEmptyLedger() {
        Outset.Found found = new Outset(table).find(FILL, Quota.FIREFLY);

        assertThat(found.job().submission()).isEmpty();
        assertThat(found.job().notBefore()).isEmpty();
        assertThat(found.token()).isEmpty();
        assertThat(slots.reserve(Quota.FIREFLY, found.schedule())).isEqualTo(NOON);
    }

    @Test
    void findsWhatConcernsTheJobAndNothingElse() {
        remember();

        assertFound(new Outset(table).find(FILL, Quota.FIREFLY));
        assertThat(new Outset(table)
                        .find(new JobKey("photos", "ada.jpg", "4567", "fill", "abc"), Quota.FIREFLY)
                        .job()
                        .submission())
                .isEmpty();
    }

    @Test
    void asksAgainForWhatDynamoDbLeftOut() {
        remember();
        LeavesOut throttled = new LeavesOut();

        try (DynamoDbClient client = database.client(throttled)) {
            assertFound(
                    new Outset(new LedgerTable(client, new Config(database.table()), clock)).find(FILL, Quota.FIREFLY));
        }
        assertThat(throttled.asked).containsExactly("BatchGetItemRequest", "GetItemRequest", "GetItemRequest");
    }

    @Test
    void slotsThatWereTakenSinceTheScheduleWasSeenAreNotGivenAgain() {
        Outset.Found early = new Outset(table).find(FILL, Quota.FIREFLY);
        Instant first = slots.reserve(Quota.FIREFLY);

        Instant second = slots.reserve(Quota.FIREFLY, early.schedule());
        Instant third = slots.reserve(Quota.FIREFLY, early.schedule());

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates().isSorted();
    }

    private void remember() {
        Jobs.Lease lease = new Jobs.Lease(new Caller("execution", 0), "lease", NOON);
        jobs.recordAttempt(FILL, jobs.find(FILL), lease);
        jobs.submitted(FILL, lease, JOB);
        tokens.takeTurn(Duration.ofSeconds(1));
        tokens.put(TOKEN);
        slots.postpone(Quota.FIREFLY, Duration.ofMinutes(3));
    }

    private void assertFound(Outset.Found found) {
        assertThat(found.job().submission()).contains(JOB);
        assertThat(found.token()).contains(TOKEN);
        assertThat(slots.confirm(Quota.FIREFLY, NOON, found.schedule())).isEqualTo(NOON.plus(Duration.ofMinutes(3)));
    }

    private record Quotas() implements QuotaConfig {
        @Override
        public Limits firefly() {
            return Limits.parse("4/60s,9000/1d");
        }

        @Override
        public Limits removeBackground() {
            return firefly();
        }

        @Override
        public Limits masking() {
            return firefly();
        }

        @Override
        public Limits photoshop() {
            return firefly();
        }
    }

    /** Answers as DynamoDB does where two items of three were too many for its throughput. */
    private static final class LeavesOut implements ExecutionInterceptor {

        private final List<String> asked = new ArrayList<>();

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            asked.add(context.request().getClass().getSimpleName());
        }

        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            if (!(context.response() instanceof BatchGetItemResponse all)) {
                return context.response();
            }
            String table = all.responses().keySet().iterator().next();
            List<Map<String, AttributeValue>> items = all.responses().getOrDefault(table, List.of());
            List<Map<String, AttributeValue>> left = items.subList(1, items.size()).stream()
                    .map(item -> Map.of(
                            "pk", Optional.ofNullable(item.get("pk")).orElseThrow(),
                            "sk", Optional.ofNullable(item.get("sk")).orElseThrow()))
                    .toList();
            return all.toBuilder()
                    .responses(Map.of(table, items.subList(0, 1)))
                    .unprocessedKeys(
                            Map.of(table, KeysAndAttributes.builder().keys(left).build()))
                    .build();
        }
    }
}
