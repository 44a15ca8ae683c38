package dev.photinus.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @Test
    void readsHowManyCallsInWhichTime() {
        assertThat(Limits.parse("4/60s, 9000/1d").all())
                .containsExactly(new Limit(4, Duration.ofMinutes(1)), new Limit(9_000, Duration.ofDays(1)));
        assertThat(Limits.parse("1/250ms").all()).containsExactly(new Limit(1, Duration.ofMillis(250)));
        assertThat(Limits.parse("7/2m,50/3h").all())
                .containsExactly(new Limit(7, Duration.ofMinutes(2)), new Limit(50, Duration.ofHours(3)));
    }

    @Test
    void readsThatThereIsNoLimit() {
        assertThat(Limits.parse(" none ")).isEqualTo(Limits.NONE);
        assertThat(Limits.NONE.isNone()).isTrue();
        assertThat(Limits.NONE.interval()).isZero();
        assertThat(Limits.NONE.counted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0/60s",
                "4/0s",
                "4",
                "4/s",
                "4/60",
                "-4/60s",
                "4/60s,",
                "4/60s;9000/1d",
                "4 / 60s",
                "10/1w",
                "None"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> Limits.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatALimitLooksLike() {
        assertThatThrownBy(() -> Limits.parse("4 a minute"))
                .hasMessage(
                        "\"4 a minute\" is not a limit: say how many calls in which time, as in 4/60s,9000/1d, or none");
    }

    @Test
    void keepsOneLongLimitOnly() {
        assertThatThrownBy(() -> Limits.parse("9000/1d,500/1h")).hasMessageContaining("At most one");
    }

    /** Two hundredths more than the period, and whole milliseconds: rather later than sooner. */
    @ParameterizedTest
    @CsvSource({"4/60s, 15300", "40/60s, 1530", "400/60s, 153", "2/3s, 1530", "7/60s, 8743", "60/60s, 1020"})
    void spreadsCallsEvenly(String limit, long millis) {
        assertThat(Limits.parse(limit).interval()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void spreadsByTheStrictestOfTheShortLimits() {
        assertThat(new Limits(List.of(new Limit(15, Duration.ofSeconds(3)), new Limit(30, Duration.ofMinutes(1))))
                        .interval())
                .isEqualTo(Duration.ofMillis(2_040));
        assertThat(Limits.parse("9000/1d").interval()).isZero();
    }

    @Test
    void countsALongLimitUnlessTheSpreadKeepsIt() {
        assertThat(Limits.parse("60/60s,9000/1d").counted()).contains(new Limit(9_000, Duration.ofDays(1)));
        assertThat(Limits.parse("4/60s,9000/1d").counted())
                .as("5,647 fit into a day")
                .isEmpty();
    }
}
