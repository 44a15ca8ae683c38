package dev.photinus.local.cli.bench;

import java.util.List;

/** One way to submit a fill, and what came of it. */
public sealed interface FillRow {

    /** Such as {@code native} or {@code Node, Adobe's SDK}. */
    String name();

    /**
     * It could not be measured.
     *
     * @param remedy what it takes
     */
    record Missing(String name, String remedy) implements FillRow {}

    /**
     * It was measured.
     *
     * @param packageBytes of the deployment package
     * @param archiveBytes of the archive of classes that it starts with; 0 where there is none
     */
    record Measured(String name, List<Round> rounds, long packageBytes, long archiveBytes) implements FillRow {

        /** Milliseconds from the spawning of the process to its first response. */
        public Statistics firstResponse() {
            return Statistics.of(rounds.stream().mapToDouble(Round::firstResponse));
        }

        /** Milliseconds from the spawning of the process until it asked for an event. */
        public Statistics ready() {
            return Statistics.of(rounds.stream().mapToDouble(Round::ready));
        }

        /** Milliseconds from the first event to its response. */
        public Statistics firstEvent() {
            return Statistics.of(rounds.stream().mapToDouble(Round::firstEvent));
        }

        /** Milliseconds from an event to its response in a process that has seen many. */
        public Statistics warm() {
            return Statistics.of(rounds.stream()
                    .flatMapToDouble(round -> round.warm().stream().mapToDouble(Double::doubleValue)));
        }

        /** Bytes that were resident at most once the first response was there; the highest of all rounds. */
        public long earlyMemory() {
            return rounds.stream().mapToLong(Round::earlyMemory).max().orElse(0);
        }

        /** Bytes that were resident at most in the end; the highest of all rounds. */
        public long peakMemory() {
            return rounds.stream().mapToLong(Round::peakMemory).max().orElse(0);
        }
    }

    /**
     * What one process took.
     *
     * @param ready milliseconds from its spawning until it asked for an event
     * @param firstEvent milliseconds from that event to the response
     * @param warm milliseconds of each of the later events that count
     * @param earlyMemory bytes that were resident at most until the first response
     * @param peakMemory bytes that were resident at most
     */
    record Round(double ready, double firstEvent, List<Double> warm, long earlyMemory, long peakMemory) {

        double firstResponse() {
            return ready + firstEvent;
        }
    }
}
