package dev.photinus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
        assertThat(batch.transitionsPerPhoto()).isEqualTo(12);
        assertThat(batch.pricePerThousand())
                .as("0.353 for a photo alone, and 13 s of waiting for a slot")
                .isBetween(0.353, 0.40);
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

    /** A new account may run ten functions at once, and pollStatus takes one for as long as it waits. */
    @Test
    @Timeout(120)
    void fiftyUploadsAtOnceFinishInAnAccountOfTenConcurrentFunctions() throws IOException {
        SimulatedBatch batch = new SimulatedBatch(1, 10);
        batch.upload(50);
        batch.run();

        assertThat(batch.succeeded()).isEqualTo(50);
        assertThat(batch.throttledInvocations()).isGreaterThan(50);
        assertThat(batch.longestHistory()).as("AWS ends an execution at 25,000").isLessThan(1_000);
        assertThat(batch.cloud().accepted(Operation.FILL)).hasSize(50);
    }
}
