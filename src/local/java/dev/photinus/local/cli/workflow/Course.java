package dev.photinus.local.cli.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one execution.
 *
 * @param started when the execution started
 * @param duration from there to its end
 * @param transitions as AWS counts them for the bill
 * @param states every visit to a state, in the order of entry
 * @param jobs Adobe's jobs, in the order of their submission
 * @param adobeCalls calls that asked Adobe for something that is paid for or counted, by operation, whatever came of them
 * @param warnings about the photo and how its result differs from it: sentences without its name
 */
public record Course(
        Instant started,
        Duration duration,
        int transitions,
        List<Visit> states,
        List<Job> jobs,
        Map<String, Integer> adobeCalls,
        List<String> warnings) {

    /** The course of a photo that never got into a state. */
    public static Course without(Instant started, Duration duration) {
        return new Course(started, duration, 0, List.of(), List.of(), Map.of(), List.of());
    }

    /** One visit to one state. */
    public record Visit(String state, Instant entered, Duration duration) {}

    /**
     * One job at Adobe's.
     *
     * @param operation the function that submitted it, such as {@code createMask}
     * @param submitted when Adobe accepted it
     * @param duration until it was seen to have ended; null when that was never seen
     */
    public record Job(String operation, String jobId, Instant submitted, @Nullable Duration duration) {}
}
