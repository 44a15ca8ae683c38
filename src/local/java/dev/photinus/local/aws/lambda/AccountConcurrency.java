package dev.photinus.local.aws.lambda;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many invocations of all functions run at once, and how many may. On AWS every one of them has a process of its own; here one may wait
 * for a process or a CPU, and counts while it does, so that a laptop is throttled where the account would be.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html">Lambda: concurrency</a>
 */
final class AccountConcurrency {
    private final int limit;
    private final AtomicInteger running = new AtomicInteger();

    AccountConcurrency(int limit) {
        this.limit = limit;
    }

    /** Takes a place for an invocation; false if there is none left, and the invocation is throttled. */
    boolean enter() {
        return running.getAndUpdate(now -> Math.min(now + 1, limit)) < limit;
    }

    /** Gives the place back. */
    void leave() {
        running.decrementAndGet();
    }
}
