package dev.photinus.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void tellsTheMiddleAndWhatFewExceed() {
        assertThat(Statistics.of(IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i)))
                .isEqualTo(new Statistics(50, 95));
        assertThat(Statistics.of(DoubleStream.of(3, 1, 2))).isEqualTo(new Statistics(2, 3));
        assertThat(Statistics.of(DoubleStream.of(4))).isEqualTo(new Statistics(4, 4));
    }

    @Test
    void hasNothingToSayOfNothing() {
        assertThatThrownBy(() -> Statistics.of(DoubleStream.empty())).isInstanceOf(IllegalArgumentException.class);
    }
}
