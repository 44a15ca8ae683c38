package dev.photinus.local.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.aws.lambda.Watch.Begun;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class KillerTest {

    private static final String EVENT = "{\"photo\": \"incoming/headshot/photo-0003.jpg\"}";

    @Test
    void killsAtWork() throws Exception {
        CountDownLatch killed = new CountDownLatch(1);
        try (Killer killer = new Killer(new Dice(1), 1)) {
            killer.began(new Begun("CreateMaskFunction", "request", EVENT, () -> {
                killed.countDown();
                return true;
            }));

            assertThat(killed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void sparesTheThirdAttemptAtAnEvent() throws Exception {
        AtomicInteger kills = new AtomicInteger();
        CountDownLatch others = new CountDownLatch(2);
        try (Killer killer = new Killer(new Dice(1), 1)) {
            for (int attempt = 1; attempt <= 3; attempt++) {
                killer.began(new Begun("AnnounceFunction", "request", EVENT, () -> {
                    kills.incrementAndGet();
                    others.countDown();
                    return true;
                }));
            }
            assertThat(others.await(10, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(300); // longer than a third would take

            assertThat(kills).hasValue(2);
        }
    }

    @Test
    void remembersOnlyWhomItReallyKilled() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (Killer killer = new Killer(new Dice(1), 1)) {
            killer.began(new Begun("FillFunction", "request", EVENT, () -> {
                asked.countDown();
                return false; // it has answered by now
            }));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            killer.beforeTheAnswer(Operation.FILL, "photo-0003");

            assertThat(killer.kills()).isEmpty();

            killer.began(new Begun("FillFunction", "request", EVENT, () -> true));
            killer.beforeTheAnswer(Operation.FILL, "photo-0003");

            assertThat(killer.kills()).isNotEmpty().allSatisfy(kill -> {
                assertThat(kill.function()).isEqualTo("fill");
                assertThat(kill.photo()).isEqualTo("photo-0003");
            });
        }
    }
}
