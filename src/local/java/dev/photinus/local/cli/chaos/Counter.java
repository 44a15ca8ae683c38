package dev.photinus.local.cli.chaos;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells the n-th time of something. */
final class Counter {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /** From 1 on. */
    int next(String what) {
        return counts.merge(what, 1, Integer::sum);
    }
}
