package dev.photinus.local.cli.chaos;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a photo, and the failures before that were redriven.
 *
 * @param setbacks in order
 */
record Course(List<Setback> setbacks, End end) {

    Course {
        setbacks = List.copyOf(setbacks);
    }

    /** How often the photo had failed when a job was accepted. */
    int round(Submission job) {
        return (int) setbacks.stream()
                .filter(setback -> setback.at().isBefore(job.accepted()))
                .count();
    }

    /** What the photo has failed by since a job was accepted. */
    List<End.Failed> failuresAfter(Submission job) {
        Stream<End.Failed> last = end instanceof End.Failed failed ? Stream.of(failed) : Stream.empty();
        return Stream.concat(setbacks.stream().skip(round(job)).map(Setback::failed), last)
                .toList();
    }
}
