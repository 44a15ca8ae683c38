package dev.photinus.local.adobe.job;

import dev.photinus.local.adobe.contract.Operation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How long jobs take, from their acceptance to their end. The image work happens inside that time; a job whose work takes longer ends when
 * the work does.
 *
 * @param ranges by operation; operations that are missing take a second
 */
public record JobTimes(Map<Operation, Range> ranges) {
    private static final Range A_SECOND = new Range(Duration.ofSeconds(1), Duration.ofSeconds(1));

    /** Copies the map. */
    public JobTimes {
        ranges = Map.copyOf(ranges);
    }

    /** A time between two, both included. */
    public record Range(Duration least, Duration most) {
        Duration draw(RandomGenerator random) {
            long spread = most.minus(least).toMillis();
            return least.plusMillis(Math.round(random.nextDouble() * spread));
        }
    }

    /** For a laptop: masks, cutouts and tone 1 s, fill 2 s. */
    public static JobTimes quick() {
        return new JobTimes(Map.of()).with(Operation.FILL, Duration.ofSeconds(2));
    }

    /** No waiting beyond the image work itself. */
    public static JobTimes instant() {
        JobTimes times = new JobTimes(Map.of());
        for (Operation operation : Operation.values()) {
            times = times.with(operation, Duration.ZERO);
        }
        return times;
    }

    /** What callers see at Adobe: masks 2–5 s, fill 8–20 s, tone 5–15 s. */
    public static JobTimes realistic() {
        Range mask = new Range(Duration.ofSeconds(2), Duration.ofSeconds(5));
        Range fill = new Range(Duration.ofSeconds(8), Duration.ofSeconds(20));
        return new JobTimes(Map.of(
                Operation.CREATE_MASK, mask,
                Operation.REMOVE_BACKGROUND, mask,
                Operation.MASK_OBJECTS, mask,
                Operation.FILL, fill,
                Operation.FILL_MASKED_AREAS, fill,
                Operation.AUTO_TONE, new Range(Duration.ofSeconds(5), Duration.ofSeconds(15))));
    }

    /** The same times but for one operation. */
    public JobTimes with(Operation operation, Duration time) {
        Map<Operation, Range> changed = new EnumMap<>(Operation.class);
        changed.putAll(ranges);
        changed.put(operation, new Range(time, time));
        return new JobTimes(changed);
    }

    /** How long one job of an operation takes. */
    public Duration draw(Operation operation, RandomGenerator random) {
        return ranges.getOrDefault(operation, A_SECOND).draw(random);
    }
}
