package dev.photinus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches under Adobe's own limits, job times and sliding windows, on a simulated clock. The timeouts are against hanging. */
class ThrottledBatchTest {

    /** Photos, by the quota of four a minute, and 3 % more. */
    private static Duration bound(int photos, int callsAMinute) {
        return Duration.ofMillis(Math.round(photos * 60_000.0 / callsAMinute * 1.03));
    }

    @Test
    @Timeout(120)
    void aThousandPhotosUseTheQuotaAndNeverHitIt() throws IOException {
        SimulatedBatch batch = new SimulatedBatch(1);
        batch.start(1_000);
        batch.run();

        assertThat(batch.succeeded()).isEqualTo(1_000);
        assertThat(batch.cloud().throttled()).isZero();
        assertThat(batch.cloud().accepted(Operation.FILL)).hasSize(1_000);
        assertThat(batch.quotaUsed(4)).isGreaterThanOrEqualTo(0.97);
        assertThat(batch.makespan()).isLessThanOrEqualTo(bound(1_000, 4));
        assertThat(batch.pricePerThousand()).isLessThanOrEqualTo(0.40);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100})
    @Timeout(240)
    void tenThousandPhotosGetThroughAHigherQuotaWithoutLoss(int factor) throws IOException {
        SimulatedBatch batch = new SimulatedBatch(factor);
        batch.start(10_000);
        batch.run();

        assertThat(batch.succeeded()).isEqualTo(10_000);
        for (Operation operation : new Operation[] {Operation.CREATE_MASK, Operation.FILL, Operation.AUTO_TONE}) {
            assertThat(batch.cloud().accepted(operation))
                    .as(operation.toString())
                    .hasSize(10_000);
        }
        assertThat(batch.cloud().throttled()).isZero();
        assertThat(batch.quotaUsed(4 * factor)).isGreaterThanOrEqualTo(0.97);
        assertThat(batch.largestPayload()).isBetween(100, 64 * 1024);
        assertThat(batch.longestHistory()).isLessThanOrEqualTo(5_000);
    }

    @Test
    @Timeout(240)
    void aPhotoByHandGetsItsFillWithinTwoMinutesInTheMiddleOfABatch() throws IOException {
        SimulatedBatch batch = new SimulatedBatch(1);
        batch.start(10_000);

        for (int minute : new int[] {0, 30, 95, 1_275}) {
            assertThat(batch.byHand(Duration.ofMinutes(minute)))
                    .as("uploaded in minute %d", minute)
                    .isLessThanOrEqualTo(Duration.ofMinutes(2));
        }
        assertThat(batch.cloud().throttled()).isZero();
    }
}
