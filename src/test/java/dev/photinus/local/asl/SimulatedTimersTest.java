package dev.photinus.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedTimersTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SimulatedTimers timers = new SimulatedTimers(START);
    private final List<String> ran = new ArrayList<>();

    private Runnable note(String what) {
        return () -> ran.add(
                what + " at " + Duration.between(START, timers.instant()).toSeconds());
    }

    @Test
    void runsAlarmsInTheOrderOfTheirTimesThenOfTheirSetting() {
        timers.schedule(Duration.ofSeconds(2), note("late"));
        timers.schedule(Duration.ofSeconds(1), note("first"));
        timers.schedule(Duration.ofSeconds(1), note("second"));
        timers.run();

        assertThat(ran).containsExactly("first at 1", "second at 1", "late at 2");
        assertThat(timers.instant()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void runsWhatAlarmsSet() {
        timers.schedule(Duration.ofSeconds(1), () -> timers.schedule(Duration.ofSeconds(1), note("inner")));
        timers.run();

        assertThat(ran).containsExactly("inner at 2");
    }

    @Test
    void stopsAtTheGivenMoment() {
        timers.schedule(Duration.ofSeconds(1), note("one"));
        timers.schedule(Duration.ofSeconds(3), note("three"));
        timers.runUntil(START.plusSeconds(2));

        assertThat(ran).containsExactly("one at 1");
        assertThat(timers.instant()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void aCancelledAlarmNeitherRunsNorMovesTheClock() {
        timers.schedule(Duration.ofDays(1), note("never")).cancel();
        timers.run();

        assertThat(ran).isEmpty();
        assertThat(timers.instant()).isEqualTo(START);
    }

    @Test
    void aNegativeDelayIsNow() {
        timers.schedule(Duration.ofSeconds(-5), note("now"));
        assertThat(ran).isEmpty();
        timers.run();

        assertThat(ran).containsExactly("now at 0");
    }
}
