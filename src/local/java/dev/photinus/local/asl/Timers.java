package dev.photinus.local.asl;

import java.time.Duration;
import java.time.InstantSource;

/** The clock that executions live by, and alarms on it: {@link RealTimers} or {@link SimulatedTimers}. */
public interface Timers extends InstantSource {

    /** Runs the action once, when the delay has passed; at once if it is zero or negative, but never inside this call. */
    Alarm schedule(Duration delay, Runnable action);

    /** An action that is still to come. */
    @FunctionalInterface
    interface Alarm {
        /** Takes the action back; without effect once it has begun. */
        void cancel();
    }
}
