package dev.photinus.function;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a function under test passes by, and where a test kills it. Everything happens on one thread. */
final class CrashPoints {

    private static final List<Point> PASSED = new ArrayList<>();
    private static String function = "";
    private static int ledgerNumber;
    private static int timeNumber;
    private static int most;
    private static int kills;
    private static @Nullable Predicate<Point> deadly;

    private CrashPoints() {}

    /**
     * A moment in the life of an invocation.
     *
     * @param function which function it is
     * @param number of this point among those of its kind in its invocation
     * @param what it is about to do, or has just done
     */
    record Point(String function, int number, String what) {

        /** Whether it has looked at the clock, which it does as often as it likes; else it is at the ledger. */
        boolean isTime() {
            return what.equals(TIME);
        }
    }

    /** What a point is called that has to do with the clock. */
    static final String TIME = "the time is asked for";

    /** The process is gone: no code of the function's may catch this. */
    @SuppressWarnings("serial") // never leaves this thread
    static final class Killed extends Error {
        Killed(Point point) {
            super("killed at " + point, null, false, false);
        }
    }

    /** Forgets everything. */
    static synchronized void clear() {
        PASSED.clear();
        function = "";
        deadly = null;
        kills = 0;
    }

    /** The first so many invocations that pass such a point die there. */
    static synchronized void killAt(int times, Predicate<Point> where) {
        deadly = where;
        most = times;
    }

    /** How many have died. */
    static synchronized int kills() {
        return kills;
    }

    static synchronized void begin(String invoked) {
        function = invoked;
        ledgerNumber = 0;
        timeNumber = 0;
    }

    static synchronized void end() {
        function = "";
    }

    /** Every point that was passed since {@link #clear}. */
    static synchronized List<Point> passed() {
        return List.copyOf(PASSED);
    }

    static synchronized void pass(String what) {
        if (function.isEmpty()) {
            return;
        }
        Point point = new Point(function, what.equals(TIME) ? timeNumber++ : ledgerNumber++, what);
        PASSED.add(point);
        if (deadly != null && most > 0 && deadly.test(point)) {
            most--;
            kills++;
            throw new Killed(point);
        }
    }
}
