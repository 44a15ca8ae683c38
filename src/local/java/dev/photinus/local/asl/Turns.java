package dev.photinus.local.asl;

import java.util.function.IntConsumer;

/** Starts numbered pieces of work in their order, so many at a time. */
final class Turns {

    private final int count;
    private final long limit;
    private final IntConsumer start;
    private int next;
    private long running;
    private boolean stopped;

    Turns(int count, long limit, IntConsumer start) {
        this.count = count;
        this.limit = limit;
        this.start = start;
    }

    void fill() {
        while (!stopped && running < limit && next < count) {
            running++;
            start.accept(next++);
        }
    }

    /** One has ended: another may begin. */
    void ended() {
        running--;
        fill();
    }

    /** No more begin. */
    void stop() {
        stopped = true;
    }

    boolean allEnded() {
        return running == 0 && next == count;
    }
}
