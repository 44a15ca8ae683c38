package dev.photinus.local.cli.plan;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What some photos use of AWS and Adobe.
 *
 * @param calls jobs submitted, by operation
 * @param transitions of state machines, as AWS bills them
 * @param invocations of functions
 * @param billed how long functions run, all together
 * @param waiting the part of it in which they wait for slots
 * @param writeUnits of the ledger, about
 * @param readUnits of the ledger, about
 * @param puts into the bucket, Adobe's too
 * @param gets from the bucket, Adobe's too
 */
record Usage(
        Map<String, Long> calls,
        long transitions,
        long invocations,
        Duration billed,
        Duration waiting,
        long writeUnits,
        long readUnits,
        long puts,
        long gets) {

    static final Usage NONE = new Usage(Map.of(), 0, 0, Duration.ZERO, Duration.ZERO, 0, 0, 0, 0);

    Usage {
        calls = Map.copyOf(calls);
    }

    /** One more invocation. */
    Usage plus(Invocation invocation) {
        Map<String, Long> all = new TreeMap<>(calls);
        if (!invocation.submitted().isEmpty()) {
            all.merge(invocation.submitted(), 1L, Long::sum);
        }
        return new Usage(
                all,
                transitions,
                invocations + 1,
                billed.plus(invocation.billed()),
                waiting.plus(invocation.waiting()),
                writeUnits + invocation.writeUnits(),
                readUnits + invocation.readUnits(),
                puts + invocation.puts(),
                gets + invocation.gets());
    }

    /** So many transitions more. */
    Usage plusTransitions(long number) {
        return new Usage(calls, transitions + number, invocations, billed, waiting, writeUnits, readUnits, puts, gets);
    }

    /** The same for more photos. */
    Usage times(double factor) {
        Map<String, Long> all = new TreeMap<>();
        calls.forEach((operation, number) -> all.put(operation, Math.round(number * factor)));
        return new Usage(
                all,
                Math.round(transitions * factor),
                Math.round(invocations * factor),
                Duration.ofMillis(Math.round(billed.toMillis() * factor)),
                Duration.ofMillis(Math.round(waiting.toMillis() * factor)),
                Math.round(writeUnits * factor),
                Math.round(readUnits * factor),
                Math.round(puts * factor),
                Math.round(gets * factor));
    }

    /**
     * What one invocation of a function uses.
     *
     * @param submitted the operation of the job that it submitted; empty for none
     */
    record Invocation(
            String submitted, Duration billed, Duration waiting, int writeUnits, int readUnits, int puts, int gets) {

        static Invocation of(Duration billed, int writeUnits, int readUnits) {
            return new Invocation("", billed, Duration.ZERO, writeUnits, readUnits, 0, 0);
        }

        Invocation withBucket(int putsMore, int getsMore) {
            return new Invocation(submitted, billed, waiting, writeUnits, readUnits, puts + putsMore, gets + getsMore);
        }

        /** The same, having submitted a job after a wait. */
        Invocation submitting(String operation, Duration wait) {
            return new Invocation(operation, billed.plus(wait), waiting.plus(wait), writeUnits, readUnits, puts, gets);
        }
    }
}
