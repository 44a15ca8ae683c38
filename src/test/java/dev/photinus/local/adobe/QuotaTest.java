package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photinus.local.adobe.contract.Family;
import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.contract.Refusal;
import dev.photinus.local.adobe.gate.Quota;
import dev.photinus.local.adobe.gate.QuotaGate;
import dev.photinus.local.adobe.gate.Quotas;
import dev.photinus.local.adobe.job.JobTimes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adobe's own quotas, on a clock that the test moves. The bodies are refused after the quota is counted, which is all that is needed. */
class QuotaTest {
    private static final String FILL = "/v3/images/fill-async";

    private final ManualClock clock = new ManualClock();
    private final AdobeStandIn adobe = AdobeStandIn.start(StandInSettings.quick()
            .withJobTimes(JobTimes.instant())
            .withQuotas(Quotas.adobe())
            .withClock(clock));
    private final Caller caller = new Caller(adobe);

    @BeforeEach
    void signIn() throws Exception {
        caller.signIn();
    }

    @AfterEach
    void stop() {
        adobe.close();
    }

    @Test
    void fireflyTakesFourCallsAMinute() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(caller.post(FILL, "{}").status()).isEqualTo(422);
            clock.pass(Duration.ofSeconds(10));
        }

        Caller.Reply fifth = caller.post(FILL, "{}");

        assertThat(fifth.status()).isEqualTo(429);
        assertThat(fifth.text("/error_code")).isEqualTo("rate_limited");
        assertThat(fifth.header("retry-after")).isEqualTo("20");
        assertThat(fifth.header("x-access-rate-limit-level")).isEqualTo("org");
        assertThat(adobe.calls().get(Operation.FILL)).extracting("throttled").isEqualTo(1);
        clock.pass(Duration.ofSeconds(20));
        assertThat(caller.post(FILL, "{}").status()).isEqualTo(422);
    }

    @Test
    void aRefusedCallDoesNotCount() throws Exception {
        for (int i = 0; i < 20; i++) {
            caller.post(FILL, "{}");
        }
        clock.pass(Duration.ofMinutes(1));

        assertThat(caller.post(FILL, "{}").status()).isEqualTo(422);
    }

    @Test
    void removeBackgroundServesAThirdCallInThreeSecondsButNotAFourth() throws Exception {
        String path = "/v2/remove-background";
        assertThat(caller.post(path, "{'mode':'mask'}").status()).isEqualTo(422);
        assertThat(caller.post(path, "{'mode':'cutout'}").status()).isEqualTo(422);
        assertThat(caller.post(path, "{'mode':'mask'}").status()).isEqualTo(422);

        Caller.Reply fourth = caller.post(path, "{'mode':'mask'}");

        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.text("/error_code")).isEqualTo("unauthorized_rate_limited");
        assertThat(fourth.header("retry-after")).isEqualTo("3");
        assertThat(adobe.calls().get(Operation.CREATE_MASK))
                .extracting("overSoftLimit")
                .isEqualTo(1);
    }

    @Test
    void theLegacyGenerationDrawsOnTheSameQuotas() throws Exception {
        for (String path : List.of(FILL, "/v3/images/fill", FILL, "/v3/images/fill")) {
            assertThat(caller.post(path, "{}").status()).isEqualTo(422);
        }
        for (String path : List.of("/sensei/mask", "/v2/remove-background", "/sensei/cutout")) {
            assertThat(caller.post(path, "{}").status()).isIn(400, 422);
        }
        for (int i = 0; i < 16; i++) {
            assertThat(caller.post(i % 2 == 0 ? "/v2/edit" : "/lrService/autoTone", "{}")
                            .status())
                    .isIn(400, 422);
        }

        Caller.Reply mask = caller.post("/sensei/mask", "{}");

        assertThat(mask.status()).isEqualTo(429);
        assertThat(mask.text("/code")).isEqualTo("rate_limited");
        assertThat(mask.header("x-access-rate-limit-level")).isEqualTo("org");
        for (String path : List.of(FILL, "/v3/images/fill", "/sensei/cutout", "/lrService/autoTone", "/v2/edit")) {
            assertThat(caller.post(path, "{}").status()).as(path).isEqualTo(429);
        }
    }

    @Test
    void statusCallsAreNotLimited() throws Exception {
        for (int i = 0; i < 50; i++) {
            assertThat(caller.get("/v3/status/none").status()).isEqualTo(404);
            assertThat(caller.get("/sensei/status/none").status()).isEqualTo(404);
        }
    }

    @Test
    void aQuotaOfADayHoldsWhereThatOfAMinuteDoesNot() throws Exception {
        Quotas quotas = new Quotas(List.of(new Quotas.Group(
                Set.of(Operation.FILL),
                List.of(Quota.of(4, Duration.ofMinutes(1)), Quota.of(10, Duration.ofDays(1))))));
        QuotaGate gate = new QuotaGate(clock, quotas);
        for (int call = 0; call < 10; call++) {
            gate.enter(Family.FIREFLY, Operation.FILL);
            clock.pass(Duration.ofMinutes(1));
        }

        assertThatThrownBy(() -> gate.enter(Family.FIREFLY, Operation.FILL))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.headers())
                        .containsEntry(
                                "retry-after",
                                Long.toString(
                                        Duration.ofDays(1).minusMinutes(10).toSeconds())));
    }
}
