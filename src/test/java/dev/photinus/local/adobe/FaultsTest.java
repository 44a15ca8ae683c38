package dev.photinus.local.adobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.photinus.local.adobe.contract.Operation;
import dev.photinus.local.adobe.fault.Fault;
import dev.photinus.local.adobe.fault.FaultRule;
import dev.photinus.local.adobe.fault.Faults;
import dev.photinus.local.adobe.fault.RandomFaults;
import dev.photinus.local.adobe.job.JobTimes;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
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

                @Override
                public Duration silence() {
                    return Duration.ofMillis(150);
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
        "QUOTA_EXHAUSTED, 403, quota_exhausted",
        "NOT_ENTITLED, 403, user_not_entitled",
        "NOT_FOUND, 404, unknown_job_id",
        "GONE, 410, gone",
        "TIMED_OUT, 408, timeout_error",
        "INVALID, 422, validation_error",
        "RATE_LIMITED_UNTIL, 429, unauthorized_rate_limited",
        "RATE_LIMITED_UNTOLD, 429, unauthorized_rate_limited",
        "CONTENT_POLICY, 451, prompt_unsafe",
        "PROMPT_UNSAFE, 422, prompt_unsafe",
        "PHOTOSHOP_QUOTA, 403, 403421",
        "PHOTOSHOP_INPUT, 422, 422404",
        "NO_API_KEY, 403, 403000",
        "UNAVAILABLE_UNTIL, 503, runtime_error",
    })
    void answersWithTheFault(Fault fault, int status, String code) throws Exception {
        next = Optional.of(fault);

        Caller.Reply reply = caller.post(PATH, body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text("/error_code")).isEqualTo(code);
        assertThat(adobe.violations()).isEmpty();
        assertThat(adobe.jobs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"REFUSED, 0", "RESET, 1", "SILENCE, 1"})
    void breaksTheConnection(Fault fault, int accepted) {
        next = Optional.of(fault);

        assertThatThrownBy(() -> caller.post(PATH, body)).isInstanceOf(IOException.class);

        assertThat(adobe.jobs()).as("jobs whose answer was lost").hasSize(accepted);
    }

    @ParameterizedTest
    @CsvSource({"TOO_LARGE, 413", "BAD_GATEWAY, 502"})
    void answersWithAPage(Fault fault, int status) throws Exception {
        next = Optional.of(fault);

        Caller.Reply answer = raw();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html");
        assertThat(text(answer)).startsWith("<html>").contains(String.valueOf(status));
        assertThat(adobe.jobs()).isEmpty();
    }

    @Test
    void cutsAnAnswerOff() throws Exception {
        next = Optional.of(Fault.TRUNCATED);

        Caller.Reply answer = raw();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(text(answer)).startsWith("{\"jobId\":").doesNotEndWith("}");
        assertThat(adobe.jobs()).hasSize(1);
    }

    @Test
    void saysWhenToComeBackInEachOfTheWays() throws Exception {
        next = Optional.of(Fault.RATE_LIMITED);
        assertThat(raw().header("retry-after")).isEqualTo("1");

        next = Optional.of(Fault.RATE_LIMITED_UNTIL);
        String date = raw().header("retry-after");
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isBetween(clock.instant().plusSeconds(1), clock.instant().plusSeconds(2));

        next = Optional.of(Fault.RATE_LIMITED_UNTOLD);
        assertThat(raw().header("retry-after")).isEmpty();
    }

    private Caller.Reply raw() throws Exception {
        return caller.post(PATH, body);
    }

    private static String text(Caller.Reply reply) {
        return new String(reply.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void goesAwayAndComesBackAtTheSameUrl() throws Exception {
        adobe.goAway();
        assertThatThrownBy(() -> caller.post(PATH, body)).isInstanceOf(ConnectException.class);

        adobe.comeBack();
        assertThat(caller.post(PATH, body).status()).isEqualTo(202);
    }

    @Test
    void aJobMayGetIntoAStateThatNobodyKnows() throws Exception {
        next = Optional.of(Fault.UNKNOWN_STATUS);
        String status = caller.post(PATH, body).text("/statusUrl");

        assertThat(caller.get(status).text("/status")).isEqualTo("hibernating");
    }

    @Test
    void aJobMaySucceedAndNameNoOutput() throws Exception {
        next = Optional.of(Fault.NO_OUTPUTS);

        Caller.Reply status = caller.run(PATH, body);

        assertThat(status.text("/status")).isEqualTo("succeeded");
        assertThat(status.json().at("/result/outputs").isEmpty()).isTrue();
    }

    @Test
    void aResultMayHaveExpired() throws Exception {
        next = Optional.of(Fault.RESULT_EXPIRED);

        Caller.Reply result = result();

        assertThat(result.status()).isEqualTo(403);
        assertThat(text(result)).contains("Request has expired");
    }

    @Test
    void aResultMayBeNoPicture() throws Exception {
        next = Optional.of(Fault.NOT_AN_IMAGE);

        Caller.Reply result = result();

        assertThat(result.status()).isEqualTo(200);
        assertThat(result.header("Content-Type")).startsWith("image/");
        assertThat(text(result)).startsWith("<!DOCTYPE html>");
    }

    private Caller.Reply result() throws Exception {
        return caller.download(caller.run(PATH, body).text("/result/outputs/0/destination/url"));
    }

    @Test
    void playsAFaultOnce() {
        Faults faults = new RandomFaults(1, List.of(FaultRule.parse("fill:500=once")));

        assertThat(play(faults).stream().flatMap(Optional::stream)).containsExactly(Fault.SERVER_ERROR);
    }

    @Test
    void playsAFaultAlways() {
        Faults faults = new RandomFaults(1, List.of(FaultRule.parse("fill:429-date=always")));

        assertThat(play(faults)).containsOnly(Optional.of(Fault.RATE_LIMITED_UNTIL));
    }

    @Test
    void readsRules() {
        assertThat(FaultRule.parse("status:reset=0.1"))
                .isEqualTo(new FaultRule(Operation.POLL_STATUS, Fault.RESET, 0.1))
                .hasToString("status:reset=0.1");
        assertThat(FaultRule.parse("maskObjects:empty-outputs=once"))
                .isEqualTo(new FaultRule(Operation.MASK_OBJECTS, Fault.NO_OUTPUTS, 1, 1))
                .hasToString("maskObjects:empty-outputs=once");
        assertThat(FaultRule.parse("upload:quota_exhausted=always")).hasToString("upload:quota_exhausted=always");
    }

    @ParameterizedTest
    @CsvSource({
        "paint:429=0.2, there are authenticate",
        "fill:418=0.2, there are 400",
        "fill:429=often, neither a probability",
        "fill:429=1.5, between 0 and 1",
        "fill=0.2, such as fill:429=0.2",
        "status:failed=once, goes with an operation that submits one",
    })
    void saysWhatIsKnown(String rule, String said) {
        assertThatThrownBy(() -> FaultRule.parse(rule)).hasMessageContaining(said);
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
        List<FaultRule> rules = List.of(
                new FaultRule(Operation.FILL, Fault.RATE_LIMITED, 0.3),
                new FaultRule(Operation.FILL, Fault.RESET, 0.2));

        List<Optional<Fault>> once = play(new RandomFaults(5, rules));

        assertThat(play(new RandomFaults(5, rules))).isEqualTo(once);
        assertThat(play(new RandomFaults(6, rules))).isNotEqualTo(once);
        assertThat(once).contains(Optional.empty(), Optional.of(Fault.RATE_LIMITED), Optional.of(Fault.RESET));
        assertThat(new RandomFaults(5, rules).on(Operation.UPLOAD)).isEmpty();
    }

    @Test
    void aProbabilityLiesBetweenNoneAndOne() {
        assertThatThrownBy(() -> new FaultRule(Operation.FILL, Fault.RESET, 1.5))
                .hasMessageContaining("1.5");
    }

    private static List<Optional<Fault>> play(Faults faults) {
        return IntStream.range(0, 60).mapToObj(i -> faults.on(Operation.FILL)).toList();
    }
}
