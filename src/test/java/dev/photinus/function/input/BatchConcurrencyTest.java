package dev.photinus.function.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.ledger.Limits;
import dev.photinus.ledger.Quota;
import dev.photinus.ledger.QuotaConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchConcurrencyTest {

    private static final QuotaConfig ADOBE = quotas("4/60s,9000/1d", "2/3s", "60/60s,9000/1d", "15/3s,300/60s");

    private record Quotas(Limits firefly, Limits removeBackground, Limits masking, Limits photoshop)
            implements QuotaConfig {}

    private static QuotaConfig quotas(String firefly, String removeBackground, String masking, String photoshop) {
        return new Quotas(
                Limits.parse(firefly), Limits.parse(removeBackground), Limits.parse(masking), Limits.parse(photoshop));
    }

    @Test
    void knowsWhatBinds() {
        assertThat(Demand.of(Workflow.HEADSHOT).binding(ADOBE)).contains(Quota.FIREFLY);
        assertThat(Demand.of(Workflow.HEADSHOT).interval(ADOBE)).isEqualTo(Duration.ofMillis(15_300));
        assertThat(Demand.of(Workflow.PRODUCT).binding(quotas("600/60s", "2/3s", "none", "300/60s")))
                .contains(Quota.REMOVE_BACKGROUND);
        assertThat(Demand.of(Workflow.INPAINT).interval(ADOBE))
                .as("two calls a photo")
                .isEqualTo(Duration.ofMillis(2 * 1_020));
        assertThat(Demand.of(Workflow.INPAINT).binding(quotas("4/60s", "2/3s", "none", "none")))
                .isEmpty();
    }

    /** A headshot takes half a minute, and every fifteen seconds there is a slot. */
    @Test
    void hasOneMoreReadyThanAreUnderWay() {
        assertThat(BatchConcurrency.of(Workflow.HEADSHOT, ADOBE)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Workflow.class)
    void keepsWhoComesByHandWaitingForAMinuteOrTwoOnly(Workflow workflow) {
        Duration ahead = Demand.of(workflow).interval(ADOBE).multipliedBy(BatchConcurrency.of(workflow, ADOBE));

        assertThat(ahead).isLessThan(Duration.ofSeconds(90));
    }

    @Test
    void growsWithTheQuota() {
        int ten = BatchConcurrency.of(Workflow.HEADSHOT, quotas("40/60s", "20/3s", "none", "none"));
        int hundred = BatchConcurrency.of(Workflow.HEADSHOT, quotas("400/60s", "200/3s", "none", "none"));

        assertThat(ten).isBetween(21, 30);
        assertThat(hundred).isBetween(209, 250);
    }

    @Test
    void worksOnOneAtLeastAndOnNoMoreThanLambdaBears() {
        assertThat(BatchConcurrency.of(Workflow.HEADSHOT, quotas("1/30m", "none", "none", "none")))
                .isEqualTo(1);
        assertThat(BatchConcurrency.of(Workflow.HEADSHOT, quotas("none", "none", "none", "none")))
                .isEqualTo(BatchConcurrency.HIGHEST);
        assertThat(BatchConcurrency.of(Workflow.HEADSHOT, quotas("100000/60s", "none", "none", "none")))
                .isEqualTo(BatchConcurrency.HIGHEST);
    }
}
