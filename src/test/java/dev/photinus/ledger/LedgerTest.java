package dev.photinus.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** An empty ledger, and a clock that a test moves. */
abstract class LedgerTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    final TestClock clock = new TestClock();
    final LedgerDatabase database = LedgerDatabase.started();
    final DynamoDbClient dynamoDb = database.client();
    final LedgerTable table = new LedgerTable(dynamoDb, new Config(database.table()), clock);

    @BeforeEach
    void clear() {
        database.clear();
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    record Config(String table) implements LedgerConfig {
        @Override
        public Duration retention() {
            return Duration.ofDays(60);
        }
    }

    /** Stands still until it is moved. */
    static final class TestClock extends Clock {
        private volatile Instant now = NOON;

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
