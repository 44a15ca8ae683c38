package dev.photinus.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetrierTest {

    private static final ErrorEquals ANY = new ErrorEquals(List.of("States.ALL"));

    @Test
    void fullJitterStaysBetweenZeroAndTheDelayAndUsesTheWholeRange() {
        Retrier retrier = new Retrier(ANY, 2, 3, 5, 10, true);
        Random random = new Random(42);

        for (int retries = 0; retries < 5; retries++) {
            long most = List.of(2_000L, 6_000L, 10_000L, 10_000L, 10_000L).get(retries);
            int before = retries;
            List<Long> delays = IntStream.range(0, 1_000)
                    .mapToObj(i -> retrier.delay(before, random).toMillis())
                    .toList();
            assertThat(delays).allMatch(delay -> delay >= 0 && delay <= most);
            assertThat(delays).anyMatch(delay -> delay < most / 10).anyMatch(delay -> delay > most - most / 10);
        }
    }

    @Test
    void withoutJitterTheDelayIsTheSameEveryTime() {
        Retrier retrier = new Retrier(ANY, 1, 2, 3, 1_000, false);

        assertThat(IntStream.range(0, 5).mapToObj(i -> retrier.delay(i, new Random())))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(16));
    }

    @Test
    void manyRetriesDoNotOverflowTheDelay() {
        Retrier retrier = new Retrier(ANY, 1, 10, 99_999_999, 3_600, false);

        assertThat(retrier.delay(10_000, new Random())).isEqualTo(Duration.ofHours(1));
    }
}
