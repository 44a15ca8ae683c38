package dev.photinus.local.cli.bench;

import java.util.List;

/**
 * The same photos both ways, in seconds.
 *
 * @param concurrency how many photos a run has under way at once
 * @param runs of all photos together, ours
 * @param photos each by itself, the tutorials' way
 */
public record TutorialFigures(int concurrency, List<Double> runs, List<Double> photos) {

    /** All photos, the tutorials' way: one after the other. */
    public double tutorials() {
        return photos.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** All photos, ours; the median of the runs. */
    public double ours() {
        return Statistics.of(runs.stream().mapToDouble(Double::doubleValue)).median();
    }

    /** How many times faster ours is. */
    public double ratio() {
        return tutorials() / ours();
    }
}
