package dev.photinus.local.aws.lambda;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Lets a few processes start at a time, in the order they were asked for: many at once are slower than in turn. */
final class ColdStarts {
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final Executor executor;
    private int free;

    ColdStarts(int atOnce, Executor executor) {
        this.free = atOnce;
        this.executor = executor;
    }

    /** Runs the start when it is its turn; the next one's turn comes when its future is complete. */
    synchronized <T> CompletableFuture<T> submit(Supplier<CompletableFuture<T>> start) {
        var turn = new CompletableFuture<Void>();
        queue.addLast(() -> turn.completeAsync(() -> null, executor));
        startNext();
        return turn.thenCompose(now -> start.get()).whenComplete((ready, failure) -> release());
    }

    private synchronized void startNext() {
        if (free > 0 && !queue.isEmpty()) {
            free--;
            queue.removeFirst().run();
        }
    }

    private synchronized void release() {
        free++;
        startNext();
    }
}
