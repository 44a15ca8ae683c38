package dev.photinus.local.cli.chaos;

import java.util.SplittableRandom;

/** Chance that depends on what is asked for, and not on when or in which order: the same seed and key give the same number. */
record Dice(long seed) {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** From 0 to 1, without 1. */
    double roll(Object... key) {
        return new SplittableRandom(hash(key)).nextDouble();
    }

    /** Whether something happens that happens with this probability. */
    boolean strikes(double probability, Object... key) {
        return roll(key) < probability;
    }

    private long hash(Object... key) {
        long hash = FNV_OFFSET ^ new SplittableRandom(seed).nextLong();
        for (Object part : key) {
            for (char letter : (part + "|").toCharArray()) {
                hash = (hash ^ letter) * FNV_PRIME;
            }
        }
        return hash;
    }
}
