package dev.photinus.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RealTimersTest {

    @Test
    void runsAnActionAfterItsDelayOnAThreadOfItsOwn() throws Exception {
        try (RealTimers timers = new RealTimers()) {
            CompletableFuture<Thread> ran = new CompletableFuture<>();
            long start = System.nanoTime();
            timers.schedule(Duration.ofMillis(20), () -> ran.complete(Thread.currentThread()));

            assertThat(ran.get(10, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
            assertThat(System.nanoTime() - start)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void doesNotRunWhatIsCancelled() throws Exception {
        try (RealTimers timers = new RealTimers()) {
            CompletableFuture<String> first = new CompletableFuture<>();
            timers.schedule(Duration.ofMillis(10), () -> first.complete("the cancelled"))
                    .cancel();
            timers.schedule(Duration.ofMillis(50), () -> first.complete("the other"));

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("the other");
        }
    }
}
