package dev.photinus.local.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void isKeptUpToTheFigureItself() {
        assertThat(Limit.atMost("start", 45, 45, " ms", "").verdict()).isEqualTo("kept");
        assertThat(Limit.atMost("start", 45.01, 45, " ms", "").verdict()).isEqualTo("not kept");
        assertThat(Limit.atLeast("ratio", 8, 8, " ×", "").verdict()).isEqualTo("kept");
        assertThat(Limit.atLeast("ratio", 7.99, 8, " ×", "").verdict()).isEqualTo("not kept");
    }

    @Test
    void isNotKeptByWhatWasNotMeasured() {
        Limit limit = Limit.atMost("start", Double.NaN, 45, " ms", "");

        assertThat(limit.verdict()).isEqualTo("not measured");
        assertThat(limit.isKept()).isFalse();
        assertThat(limit.figureText()).isEqualTo("–");
    }

    @Test
    void tellsFigureAndLimitWithTheirUnit() {
        Limit limit = Limit.atMost("ratio", 0.1234, 0.3, " ×", "");

        assertThat(limit.figureText()).isEqualTo("0.12 ×");
        assertThat(limit.limitText()).isEqualTo("≤ 0.3 ×");
        assertThat(Limit.atLeast("ratio", 12.34, 8, " ×", "").figureText()).isEqualTo("12.3 ×");
        assertThat(Limit.atLeast("ratio", 12.34, 8, " ×", "").limitText()).isEqualTo("≥ 8 ×");
    }
}
