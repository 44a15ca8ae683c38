package dev.photinus.function;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a function under test passes by, and where a test kills it. Everything happens on one thread. */
final class CrashPoints {

    private static final List<Point> PASSED = new ArrayList<>();
    private static String function = "";
    private static int number;
    private static int most = 1;
    private static @Nullable Predicate<Point> deadly;

    private CrashPoints() {}

    /**
     * A moment in the life of an invocation.
     *
     * @param function which function it is
     * @param number of this point among those of its invocation
     * @param what it is about to do, or has just done
     */
    record Point(String function, int number, String what) {}

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
    }

    /** The first so many invocations that pass such a point die there. */
    static synchronized void killAt(int times, Predicate<Point> where) {
        deadly = where;
        most = times;
    }

    /** Whether somebody has died that was to. */
    static synchronized boolean killed() {
        return deadly == null || most == 0;
    }

    static synchronized void begin(String invoked) {
        function = invoked;
        number = 0;
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
        Point point = new Point(function, number++, what);
        PASSED.add(point);
        if (deadly != null && most > 0 && deadly.test(point)) {
            most--;
            throw new Killed(point);
        }
    }
}
