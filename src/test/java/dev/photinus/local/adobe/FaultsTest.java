package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.fault.Faults;
import dev.photinus.local.adobe.fault.RandomFaults;
import dev.photinus.local.adobe.job.JobTimes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private static final String PATH = "/v2/remove-background";

    private final ManualClock clock = new ManualClock();
    private volatile Optional<Fault> next = Optional.empty();
    private final AdobeStandIn adobe = AdobeStandIn.start(StandInSettings.quick()
            .withJobTimes(JobTimes.instant())
            .withClock(clock)
            .withFaults(new Faults() {
                @Override
                public Optional<Fault> on(Operation operation) {
                    return operation == Operation.CREATE_MASK ? next : Optional.empty();
                }

                @Override
                public Duration delay() {
                    return Duration.ofMillis(120);
                }
            }));
    private final Caller caller = new Caller(adobe);
    private final LoopbackFiles bucket = Unchecked.get(LoopbackFiles::new);
    private String body = "";

    @BeforeEach
    void signIn() throws Exception {
        caller.signIn();
        String url = bucket.put("/ada.png", Pictures.encode(Pictures.portrait(96, 128), "png"));
        body = "{'image':{'source':{'url':'" + url + "'}},'mode':'mask'}";
    }

    @AfterEach
    void stop() {
        adobe.close();
        bucket.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RATE_LIMITED, 429, unauthorized_rate_limited",
        "SERVER_ERROR, 500, runtime_error",
        "UNAVAILABLE, 503, runtime_error",
        "UNAUTHORIZED, 401, 401013",
        "BAD_REQUEST, 400, bad_request",
        "CONTENT_POLICY, 451, prompt_unsafe",
    })
    void answersWithTheFault(Fault fault, int status, String code) throws Exception {
        next = Optional.of(fault);

        Caller.Reply reply = caller.post(PATH, body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text("/error_code")).isEqualTo(code);
        assertThat(adobe.violations()).isEmpty();
        assertThat(adobe.jobs()).isEmpty();
    }

    @Test
    void breaksTheConnection() {
        next = Optional.of(Fault.RESET);

        assertThatThrownBy(() -> caller.post(PATH, body)).isInstanceOf(IOException.class);
    }

    @Test
    void answersLate() throws Exception {
        next = Optional.of(Fault.SLOW);
        long before = System.nanoTime();

        assertThat(caller.post(PATH, body).status()).isEqualTo(202);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void failsAJob() throws Exception {
        next = Optional.of(Fault.JOB_FAILED);

        Caller.Reply status = caller.run(PATH, body);

        assertThat(status.text("/status")).isEqualTo("failed");
        assertThat(status.text("/errorDetails/0/errorCode")).isEqualTo("runtime_error");
    }

    @Test
    void aJobMayNeverEnd() throws Exception {
        next = Optional.of(Fault.JOB_NEVER_ENDS);
        String status = caller.post(PATH, body).text("/statusUrl");

        clock.pass(Duration.ofHours(5));

        assertThat(caller.get(status).text("/status")).isEqualTo("running");
    }

    @Test
    void randomFaultsAreTheSameForTheSameSeed() {
        List<RandomFaults.Rule> rules = List.of(
                new RandomFaults.Rule(Operation.FILL, Fault.RATE_LIMITED, 0.3),
                new RandomFaults.Rule(Operation.FILL, Fault.RESET, 0.2));

        List<Optional<Fault>> once = play(new RandomFaults(5, rules));

        assertThat(play(new RandomFaults(5, rules))).isEqualTo(once);
        assertThat(play(new RandomFaults(6, rules))).isNotEqualTo(once);
        assertThat(once).contains(Optional.empty(), Optional.of(Fault.RATE_LIMITED), Optional.of(Fault.RESET));
        assertThat(new RandomFaults(5, rules).on(Operation.UPLOAD)).isEmpty();
    }

    @Test
    void aProbabilityLiesBetweenNoneAndOne() {
        assertThatThrownBy(() -> new RandomFaults.Rule(Operation.FILL, Fault.RESET, 1.5))
                .hasMessageContaining("1.5");
    }

    private static List<Optional<Fault>> play(Faults faults) {
        return IntStream.range(0, 60).mapToObj(i -> faults.on(Operation.FILL)).toList();
    }
}
