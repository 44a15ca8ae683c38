package dev.photinus.local.aws.lambda;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** An event on its way through a function. */
final class Invocation {
    private final String requestId = UUID.randomUUID().toString();
    private final CompletableFuture<InvocationResult> result = new CompletableFuture<>();
    private final long arrived = System.nanoTime();
    private final byte[] event;

    Invocation(byte[] event) {
        this.event = event;
    }

    String requestId() {
        return requestId;
    }

    byte[] event() {
        return event;
    }

    boolean hasWaited(Duration time) {
        return System.nanoTime() - arrived >= time.toNanos();
    }

    CompletableFuture<InvocationResult> result() {
        return result;
    }
}
