package dev.photinus.local.asl;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs actions one at a time and in order, on whichever thread brings the first: an execution needs no thread of its own
 * and no locks. An action that brings another does not run it inside itself, so that no chain of states grows the stack.
 */
final class Mailbox implements Executor {

    private final Queue<Runnable> actions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    @Override
    public void execute(Runnable action) {
        actions.add(action);
        if (waiting.getAndIncrement() == 0) {
            drain();
        }
    }

    private void drain() {
        do {
            Runnable action = actions.poll();
            if (action != null) {
                action.run();
            }
        } while (waiting.decrementAndGet() > 0);
    }
}
