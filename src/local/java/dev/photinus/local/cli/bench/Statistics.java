package dev.photinus.local.cli.bench;

import java.util.stream.DoubleStream;

/**
 * What several measurements of one thing come to.
 *
 * @param median the middle one; of an even number the lower of the two
 * @param p95 the one that 95 of 100 do not exceed; of few measurements the highest
 */
public record Statistics(double median, double p95) {

    /**
     * The statistics, by nearest rank, so that each figure is one that was measured.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static Statistics of(DoubleStream measurements) {
        double[] sorted = measurements.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("There is nothing to make statistics of");
        }
        return new Statistics(rank(sorted, 0.5), rank(sorted, 0.95));
    }

    private static double rank(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
