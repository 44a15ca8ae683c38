package dev.photinus.local.asl;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs an action when a time has passed since the last restart; without a duration, never. */
final class Countdown {

    private final Attempt attempt;
    private final @Nullable Duration duration;
    private final Runnable action;
    private Timers.@Nullable Alarm alarm;

    Countdown(Attempt attempt, @Nullable Duration duration, Runnable action) {
        this.attempt = attempt;
        this.duration = duration;
        this.action = action;
    }

    void restart() {
        if (duration == null) {
            return;
        }
        if (alarm != null) {
            alarm.cancel();
        }
        alarm = attempt.after(duration, action);
    }
}
