package dev.photinus.local.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PriceTableTest {

    private static final Offset<Double> EXACTLY = within(1e-9);

    private final PriceTable prices = PriceTable.read();

    @Test
    void reckonsInAwssOwnUnits() {
        assertThat(prices.transitions(1_000)).isCloseTo(0.025, EXACTLY);
        assertThat(prices.invocations(1_000_000)).isCloseTo(0.20, EXACTLY);
        assertThat(prices.gigabyteSeconds(1_000_000, "arm64")).isCloseTo(13.3334, EXACTLY);
        assertThat(prices.gigabyteSeconds(1_000_000, "x86_64")).isCloseTo(16.6667, EXACTLY);
        assertThat(prices.table(1_000_000, 0)).isCloseTo(0.625, EXACTLY);
        assertThat(prices.table(0, 1_000_000)).isCloseTo(0.125, EXACTLY);
        assertThat(prices.bucket(1_000, 0)).isCloseTo(0.005, EXACTLY);
        assertThat(prices.bucket(0, 1_000)).isCloseTo(0.0004, EXACTLY);
    }

    @Test
    void saysWhereItIsFrom() {
        assertThat(prices.day()).hasToString(prices.date());
        assertThat(prices.region()).isEqualTo("us-east-1");
        assertThat(prices.sources()).hasSize(4).allMatch(source -> source.startsWith("https://aws.amazon.com/"));
    }

    @Test
    void knowsNoPriceThatIsNotThere() {
        assertThatThrownBy(() -> prices.gigabyteSeconds(1, "mips")).hasMessageContaining("mips");
    }
}
