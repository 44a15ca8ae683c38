package dev.photinus.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.aws.lambda.InvocationResult.Failed;
import dev.photinus.local.aws.lambda.InvocationResult.Succeeded;
import dev.photinus.local.aws.sam.FunctionResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The host against a package for an OS-only runtime, whose bootstrap is {@link FakeRuntime}. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LambdaHostTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final FunctionResource WORKING = function("working", Duration.ofSeconds(30), Map.of());
    private static final FunctionResource HASTY = function("hasty", Duration.ofMillis(500), Map.of());

    private final Path folder;
    private Optional<LambdaHost> host = Optional.empty();

    LambdaHostTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void aDeploymentPackage() throws IOException {
        FakeRuntime.zipTo(folder.resolve("function.zip"));
    }

    @AfterEach
    void stop() throws IOException {
        if (host.isPresent()) {
            host.get().close();
        }
    }

    @Test
    void anEventGoesInAndTheAnswerComesOut() throws Exception {
        start(WORKING);

        var answer = succeed("working", "{\"photo\":\"Zoë.jpg\"}");

        assertThat(answer.payload().path("event").toString()).isEqualTo("{\"photo\":\"Zoë.jpg\"}");
        assertThat(answer.payload().path("arn").asText()).isEqualTo(WORKING.arn());
        assertThat(answer.payload().path("id").asText())
                .isEqualTo(answer.report().requestId());
        assertThat(Instant.ofEpochMilli(answer.payload().path("deadline").asLong()))
                .isAfter(Instant.now());
    }

    @Test
    void aFunctionIsInvokedByNameLogicalIdOrArn() throws Exception {
        start(WORKING);

        assertThat(List.of(
                        succeed("working", "1").payload().path("event").asInt(),
                        succeed("WorkingFunction", "2").payload().path("event").asInt(),
                        succeed(WORKING.arn(), "3").payload().path("event").asInt()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void aProcessSeesItsVariablesAndNothingElse() throws Exception {
        var function = function("working", Duration.ofSeconds(30), Map.of("VARIABLE", "theirs"));
        start(
                settings -> settings.withMaxConcurrency(1).withEnvironment(Map.of("AWS_ACCESS_KEY_ID", "LOCAL")),
                function);

        var answer = succeed("working", "{}").payload();

        assertThat(answer.path("variable").asText()).isEqualTo("theirs");
        assertThat(answer.path("key").asText()).isEqualTo("LOCAL");
        assertThat(answer.path("memory").asText()).isEqualTo("256");
        assertThat(answer.path("variables").asText().split(" "))
                .as("what AWS defines, and what a shell adds")
                .isSubsetOf(
                        "VARIABLE",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_REGION",
                        "AWS_DEFAULT_REGION",
                        "AWS_EXECUTION_ENV",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "AWS_LAMBDA_LOG_GROUP_NAME",
                        "AWS_LAMBDA_LOG_STREAM_NAME",
                        "AWS_LAMBDA_RUNTIME_API",
                        "LAMBDA_TASK_ROOT",
                        "LAMBDA_RUNTIME_DIR",
                        "LANG",
                        "PATH",
                        "TMPDIR",
                        "TZ",
                        "_HANDLER",
                        "HOME",
                        "PWD",
                        "OLDPWD",
                        "SHLVL",
                        "_");
        assertThat(answer.path("home").asText()).isNotEqualTo(System.getenv("HOME"));
        assertThat(answer.path("path").asText()).isEqualTo("/usr/local/bin:/usr/bin:/bin");
    }

    @Test
    void aWarmProcessIsUsedAgain() throws Exception {
        start(WORKING);

        var first = succeed("working", "1");
        var second = succeed("working", "2");

        assertThat(pid(second)).isEqualTo(pid(first));
        assertThat(first.report().initDuration()).isPresent();
        assertThat(second.report().initDuration()).isEmpty();
    }

    @Test
    void concurrentInvocationsHaveProcessesOfTheirOwn() throws Exception {
        start(WORKING);

        var pids = invokeAtOnce(3, "{\"sleep\":700}").stream()
                .map(LambdaHostTest::pid)
                .distinct();

        assertThat(pids).hasSize(3);
    }

    @Test
    void invocationsBeyondTheMaximumWaitForAProcess() throws Exception {
        start(settings -> settings.withMaxConcurrency(2), WORKING);

        var answers = invokeAtOnce(6, "{\"sleep\":100}");

        assertThat(answers).hasSize(6);
        assertThat(answers.stream().map(LambdaHostTest::pid).distinct()).hasSizeBetween(1, 2);
    }

    @Test
    void theMostRecentlyUsedProcessIsPreferred() throws Exception {
        start(WORKING);
        host().prewarm("working", 2).get();

        // A process that has just answered may not be back yet, and the other one be taken: but not time after time.
        var streak = 1;
        var last = pid(succeed("working", "1"));
        for (int i = 0; i < 200 && streak < 5; i++) {
            Thread.sleep(20);
            var pid = pid(succeed("working", "2"));
            streak = pid == last ? streak + 1 : 1;
            last = pid;
        }

        assertThat(streak).isEqualTo(5);
    }

    @Test
    void aPrewarmedProcessHasItsStartBehindIt() throws Exception {
        start(WORKING);

        host().prewarm("working", 1).get();

        var processes = children();
        assertThat(processes).hasSize(1);
        assertThat(processes).contains(pid(succeed("working", "1")));
    }

    @Test
    void anOverrunningInvocationFailsAndItsProcessIsKilled() throws Exception {
        start(HASTY);

        var failed = fail("hasty", "{\"sleep\":60000}");
        var next = succeed("hasty", "1");

        assertThat(failed.error()).isEqualTo("Sandbox.Timedout");
        assertThat(JSON.readTree(failed.cause()).path("errorMessage").asText())
                .isEqualTo("RequestId: " + failed.report().requestId() + " Error: Task timed out after 0.50 seconds");
        assertThat(next.report().initDuration()).isPresent();
        assertThat(children()).containsExactly(pid(next));
    }

    @Test
    void aProcessThatDiesFailsItsInvocationAtOnce() throws Exception {
        start(WORKING);

        var failed = fail("working", "{\"exit\":3}");

        assertThat(failed.error()).isEqualTo("Runtime.ExitError");
        assertThat(failed.cause()).contains("Runtime exited with error: exit status 3");
        assertThat(succeed("working", "1").report().initDuration()).isPresent();
    }

    @Test
    void aProcessIsFrozenBetweenEvents() throws Exception {
        start(settings -> settings.withFreezing(true), WORKING);
        host().prewarm("working", 1).get();
        awaitState(children().get(0), 'T');

        var first = succeed("working", "1");
        awaitState(pid(first), 'T');

        assertThat(pid(succeed("working", "2"))).as("it thaws").isEqualTo(pid(first));
    }

    @Test
    void aFrozenProcessCanBeEnded() throws Exception {
        start(settings -> settings.withFreezing(true).withIdleTimeout(Duration.ofMillis(300)), WORKING);
        var retired = ProcessHandle.of(pid(succeed("working", "1"))).orElseThrow();
        retired.onExit().get(20, TimeUnit.SECONDS);

        var frozen = pid(succeed("working", "2"));
        host().close();

        assertThat(ProcessHandle.of(frozen).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(children()).isEmpty();
    }

    /** Linux tells by a letter how a process is: T is stopped. */
    private static void awaitState(long pid, char state) throws Exception {
        var status = Path.of("/proc", Long.toString(pid), "stat");
        while (!Files.readString(status).contains(") " + state + " ")) {
            Thread.sleep(10); // as long as the test may take
        }
    }

    @Test
    void invocationsBeyondTheAccountsConcurrencyAreThrottled() throws Exception {
        start(settings -> settings.withAccountConcurrency(2).withMaxConcurrency(1), WORKING, HASTY);
        var running = host().invoke("working", JSON.readTree("{\"sleep\":300}"));
        var waiting = host().invoke("working", JSON.readTree("{\"sleep\":300}"));

        var throttled = fail("hasty", "1");

        assertThat(throttled.isThrottled()).isTrue();
        assertThat(throttled.error()).isEqualTo("Lambda.TooManyRequestsException");
        assertThat(throttled.cause())
                .isEqualTo("Rate Exceeded. (Service: Lambda, Status Code: 429, Request ID: "
                        + throttled.report().requestId() + ")");
        assertThat(running.get()).isInstanceOf(Succeeded.class);
        assertThat(waiting.get()).as("a wait for a process is no throttle").isInstanceOf(Succeeded.class);
        assertThat(succeed("working", "2").payload().path("event").asInt()).isEqualTo(2);
    }

    @Test
    void aFunctionsErrorIsPassedOnWhole() throws Exception {
        start(WORKING);

        var failed = fail("working", "\"fail\"");

        assertThat(failed.error()).isEqualTo("com.example.NoFace");
        assertThat(failed.cause())
                .isEqualTo(
                        "{\"errorMessage\":\"no face found\",\"errorType\":\"com.example.NoFace\",\"stackTrace\":[]}");
        assertThat(succeed("working", "1").report().initDuration()).isEmpty();
    }

    @Test
    void anAnswerThatIsNotJsonFails() throws Exception {
        start(WORKING);

        assertThat(fail("working", "\"garbage\"").error()).isEqualTo("Runtime.InvalidResponse");
    }

    @Test
    void anAnswerOfMoreThanSixMegabytesFails() throws Exception {
        start(WORKING);

        assertThat(fail("working", "\"large\"").error()).isEqualTo("Function.ResponseSizeTooLarge");
    }

    @Test
    void anEventOfMoreThanSixMegabytesIsRefused() throws Exception {
        start(WORKING);

        assertThat(fail("working", "\"" + "x".repeat(7_000_000) + "\"").error())
                .isEqualTo("Lambda.RequestTooLargeException");
        assertThat(children()).isEmpty();
    }

    @Test
    void anInitErrorFailsTheInvocation() throws Exception {
        start(function("broken", Duration.ofSeconds(5), Map.of("INIT", "error")));

        var failed = fail("broken", "{}");

        assertThat(failed.error()).isEqualTo("Init.Broken");
        assertThat(failed.cause()).contains("no configuration");
    }

    @Test
    void aProcessThatDiesWhileStartingFailsTheInvocation() throws Exception {
        start(function("broken", Duration.ofSeconds(5), Map.of("INIT", "exit")));

        assertThat(invokeAllAtOnce(3, "broken", "{}"))
                .allSatisfy(result -> assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.error()).isEqualTo("Runtime.ExitError");
                    assertThat(failed.cause()).contains("exit status 7");
                }));
    }

    @Test
    void aProcessThatTakesTooLongToStartFailsTheInvocation() throws Exception {
        start(
                settings -> settings.withInitTimeout(Duration.ofMillis(500)),
                function("broken", Duration.ofSeconds(5), Map.of("INIT", "hang")));

        assertThat(fail("broken", "{}").error()).isEqualTo("Sandbox.Timedout");
        assertThat(children()).isEmpty();
    }

    @Test
    void prewarmingTellsWhyAProcessDoesNotStart() throws Exception {
        start(function("broken", Duration.ofSeconds(5), Map.of("INIT", "error")));

        var prewarmed = host().prewarm("broken", 1);

        assertThatThrownBy(prewarmed::get).hasMessageContaining("broken").hasMessageContaining("no configuration");
    }

    @Test
    void anIdleProcessEndsAfterAWhile() throws Exception {
        start(settings -> settings.withIdleTimeout(Duration.ofMillis(300)), WORKING);
        var process = ProcessHandle.of(pid(succeed("working", "1"))).orElseThrow();

        process.onExit().get(20, TimeUnit.SECONDS);

        assertThat(succeed("working", "2").report().initDuration()).isPresent();
    }

    @Test
    void anUnknownFunctionIsReportedAsStepFunctionsDoes() throws Exception {
        start(WORKING);

        assertThat(fail("nobody", "{}").error()).isEqualTo("Lambda.ResourceNotFoundException");
        assertThatThrownBy(() -> host().prewarm("nobody", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no function nobody among [working]");
    }

    @Test
    void closingKillsEveryProcessAndFailsWhatWaits() throws Exception {
        start(settings -> settings.withMaxConcurrency(1), WORKING);
        var pid = pid(succeed("working", "1"));
        var working = host().invoke("working", JSON.readTree("{\"sleep\":60000}"));
        var waiting = host().invoke("working", JSON.readTree("2"));

        host().close();

        assertThat(working.get()).isInstanceOf(Failed.class);
        assertThat(waiting.get()).isInstanceOf(Failed.class);
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(children()).isEmpty();
    }

    @Test
    void everyLineOfAFunctionGoesIntoItsLog() throws Exception {
        var heard = new ConcurrentLinkedQueue<LogLine>();
        start(settings -> settings.withLog(heard::add), WORKING);

        var report = succeed("working", "\"event\"").report();
        host().close();

        assertThat(Files.readAllLines(folder.resolve("logs/working.log")))
                .contains(
                        "fake runtime starts",
                        "START RequestId: " + report.requestId() + " Version: $LATEST",
                        "answering \"event\"",
                        "END RequestId: " + report.requestId())
                .anyMatch(line -> line.startsWith("REPORT RequestId: " + report.requestId())
                        && line.contains("Duration: ")
                        && line.contains("Init Duration: ")
                        && line.contains("Memory Size: 256 MB"));
        assertThat(heard).contains(new LogLine("working", "answering \"event\""));
    }

    @Test
    void thePackageIsUnpackedOncePerContent() throws Exception {
        start(WORKING);
        host().close();
        start(WORKING);

        try (var unpacked = Files.list(folder.resolve("cache"))) {
            assertThat(unpacked).hasSize(1);
        }
    }

    @Test
    void aMissingPackageIsRefusedWithWhatToDo() throws IOException {
        Files.delete(folder.resolve("function.zip"));

        assertThatThrownBy(() -> start(WORKING))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("function.zip")
                .hasMessageContaining("./mvnw package");
    }

    @Test
    void aPackageWithAnExecutableOfItsOwnNeedsNoPreparation() throws Exception {
        start(WORKING);

        assertThat(host().prepare("working", () -> List.of())).isFalse();
    }

    private void start(FunctionResource... functions) throws IOException {
        start(settings -> settings, functions);
    }

    private void start(UnaryOperator<LambdaSettings> change, FunctionResource... functions) throws IOException {
        var settings = LambdaSettings.of(folder.resolve("cache"), folder.resolve("logs"), Map.of());
        host = Optional.of(LambdaHost.start(List.of(functions), folder, change.apply(settings)));
    }

    private LambdaHost host() {
        return host.orElseThrow();
    }

    private Succeeded succeed(String function, String event) throws Exception {
        var result = host().invoke(function, JSON.readTree(event)).get();
        assertThat(result).isInstanceOf(Succeeded.class);
        return (Succeeded) result;
    }

    private Failed fail(String function, String event) throws Exception {
        var result = host().invoke(function, JSON.readTree(event)).get();
        assertThat(result).isInstanceOf(Failed.class);
        return (Failed) result;
    }

    private List<Succeeded> invokeAtOnce(int times, String event) throws Exception {
        return invokeAllAtOnce(times, "working", event).stream()
                .map(Succeeded.class::cast)
                .toList();
    }

    private List<InvocationResult> invokeAllAtOnce(int times, String function, String event) throws IOException {
        JsonNode json = JSON.readTree(event);
        var results = Stream.generate(() -> host().invoke(function, json))
                .limit(times)
                .toList();
        return results.stream().map(CompletableFuture::join).toList();
    }

    private static long pid(Succeeded answer) {
        return answer.payload().path("pid").asLong();
    }

    /** Of this test: others may have processes of their own. */
    private static List<Long> children() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(FakeRuntime.class.getName()))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static FunctionResource function(String name, Duration timeout, Map<String, String> variables) {
        var logicalId = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Function";
        return new FunctionResource(
                logicalId,
                name,
                "arn:aws:lambda:us-east-1:000000000000:function:" + name,
                "function.zip",
                "not.used",
                timeout,
                256,
                variables);
    }
}
