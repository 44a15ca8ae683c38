package dev.photinus.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand photos under many times Adobe's limits, on a simulated clock. The timeout is against hanging. */
class ScaleIT {

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
        assertThat(batch.pricePerThousand()).isBetween(0.35, 0.40);
        assertThat(batch.largestPayload()).isBetween(100, 64 * 1024);
        assertThat(batch.longestHistory()).isBetween(50, 5_000);
    }
}
