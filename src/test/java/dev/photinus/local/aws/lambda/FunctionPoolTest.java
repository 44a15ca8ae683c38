package dev.photinus.local.aws.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.photinus.local.aws.lambda.InvocationResult.Succeeded;
import dev.photinus.local.aws.sam.FunctionResource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When another process is started, and when not. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FunctionPoolTest {
    private static final FunctionResource FUNCTION = new FunctionResource(
            "WorkingFunction",
            "working",
            "arn:aws:lambda:us-east-1:000000000000:function:working",
            "function.zip",
            "not.used",
            Duration.ofSeconds(30),
            256,
            Map.of());

    private final Workers workers = new Workers();
    private final LambdaSettings settings;
    private final DeploymentPackage code;
    private final FunctionLog log;

    FunctionPoolTest(@TempDir Path folder) throws IOException {
        FakeRuntime.zipTo(folder.resolve("function.zip"));
        settings = LambdaSettings.of(folder.resolve("cache"), folder.resolve("logs"), Map.of());
        code = DeploymentPackage.open(folder.resolve("function.zip"), settings.cache());
        log = new FunctionLog(settings.logs(), "working", line -> {});
    }

    @AfterEach
    void stop() throws IOException {
        workers.close();
        log.close();
    }

    @Test
    void aShortWaitForAProcessIsCheaperThanAnother() {
        var pool = pool(Duration.ofMinutes(1));

        assertThat(processesOf(pool, "{\"sleep\":50}", 4)).hasSize(1);

        pool.close().join();
    }

    @Test
    void anInvocationThatHasWaitedForAsLongAsAStartTakesGetsAProcess() {
        var pool = pool(Duration.ofMillis(10));

        assertThat(processesOf(pool, "{\"sleep\":2000}", 3)).hasSize(3);

        pool.close().join();
    }

    private static List<Long> processesOf(FunctionPool pool, String event, int times) {
        var results = Stream.generate(() -> pool.invoke(new Invocation(event.getBytes(UTF_8))))
                .limit(times)
                .toList();
        return results.stream()
                .map(CompletableFuture::join)
                .map(result -> ((Succeeded) result).payload().path("pid").asLong())
                .distinct()
                .toList();
    }

    private FunctionPool pool(Duration startTime) {
        var runtime = new LambdaRuntime() {
            @Override
            public List<String> command(FunctionResource function) {
                return List.of(code.bootstrap().toString());
            }

            @Override
            public Duration startTime() {
                return startTime;
            }
        };
        var launcher = new Launcher(runtime, code, code.folder(), Map.of());
        return new FunctionPool(
                FUNCTION, launcher, log, settings, workers, new ColdStarts(2, workers.executor()), Freezer.NONE);
    }
}
