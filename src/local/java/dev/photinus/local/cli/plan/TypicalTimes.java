package dev.photinus.local.cli.plan;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.job.JobTimes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long jobs take at Adobe's. The first of each operation takes the middle of what is usual, and those that follow are spread
 * over it as evenly as can be, so that few of them tell as much as many that are drawn at random, and always the same.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Low-discrepancy_sequence">Additive recurrence</a>
 */
final class TypicalTimes {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double MIDDLE = 0.5;

    private final JobTimes times;
    private final Map<Operation, Integer> steps = new EnumMap<>(Operation.class);
    private final Map<Operation, Integer> numbers = new EnumMap<>(Operation.class);

    TypicalTimes(JobTimes times) {
        this.times = times;
    }

    Duration next(Operation operation) {
        JobTimes.Range range = times.ranges().get(operation);
        if (range == null) {
            throw new IllegalArgumentException("Nobody knows how long " + operation + " takes");
        }
        int number = numbers.merge(operation, 1, Integer::sum) - 1;
        // a step of its own for each operation: else a photo with a long mask would have a long fill too
        double step = GOLDEN * steps.computeIfAbsent(operation, first -> steps.size() + 1);
        double share = (MIDDLE + number * step) % 1;
        long spread = range.most().minus(range.least()).toMillis();
        return range.least().plusMillis(Math.round(share * spread));
    }
}
