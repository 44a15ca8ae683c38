package dev.photinus.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.aws.lambda.InvocationResult.Failed;
import dev.photinus.local.aws.lambda.InvocationResult.Succeeded;
import dev.photinus.local.aws.sam.FunctionResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes of AWS's own Java runtime interface client, which there is for Linux only. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JavaRuntimeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MEGABYTE = 1024 * 1024;

    private final Path folder;
    private final LambdaHost host;

    JavaRuntimeTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        GreetingHandler.zipTo(folder.resolve("function.zip"));
        var function = new FunctionResource(
                "GreetFunction",
                "greet",
                "arn:aws:lambda:us-east-1:000000000000:function:greet",
                "function.zip",
                GreetingHandler.class.getName() + "::handleRequest",
                Duration.ofSeconds(30),
                256,
                Map.of());
        var settings = LambdaSettings.of(folder.resolve("cache"), folder.resolve("logs"), Map.of());
        host = LambdaHost.start(List.of(function), folder, settings);
    }

    @AfterEach
    void stop() throws IOException {
        host.close();
    }

    @Test
    void theHandlerAnswersWithItsContext() throws Exception {
        var answer = (Succeeded) greet("Zoë");

        assertThat(answer.payload().path("greeting").asText()).isEqualTo("Zoë");
        assertThat(answer.payload().path("function").asText()).isEqualTo("greet");
        assertThat(answer.payload().path("id").asText())
                .isEqualTo(answer.report().requestId());
        assertThat(answer.report().maxMemoryBytes()).isPresent();
    }

    @Test
    void theHeapFollowsTheFunctionsMemory() throws Exception {
        var heap = ((Succeeded) greet("Zoë")).payload().path("heap").asLong();

        assertThat(heap).isBetween(150L * MEGABYTE, 200L * MEGABYTE);
    }

    @Test
    void anExceptionIsReportedByItsClassAndMessage() throws Exception {
        var failed = (Failed) greet("nobody");

        assertThat(failed.error()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(JSON.readTree(failed.cause()).path("errorMessage").asText()).isEqualTo("nobody to greet");
        assertThat(JSON.readTree(failed.cause()).path("stackTrace")).isNotEmpty();
    }

    @Test
    void manyProcessesStartAtOnce() throws Exception {
        host.prewarm("greet", 6).get();

        var answers = IntStream.range(0, 6)
                .mapToObj(i -> host.invoke("greet", JSON.valueToTree("Zoë")))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).hasOnlyElementsOfType(Succeeded.class);
    }

    @Test
    void anArchiveIsMadeOnceAndUsedByEveryLaterProcess() throws Exception {
        var made = host.prepare("greet", () -> List.of(JSON.valueToTree("Zoë"), JSON.valueToTree("nobody")));
        assertThat(made).as(() -> log("greet-training")).isTrue();
        assertThat(host.prepare("greet", () -> List.of())).isFalse();

        assertThat(greet("Zoë")).isInstanceOf(Succeeded.class);
        assertThat(children())
                .anySatisfy(command -> assertThat(command).containsAnyOf("-XX:SharedArchiveFile=", "-XX:AOTCache="));
    }

    private String log(String name) {
        try {
            return Files.readString(folder.resolve("logs").resolve(name + ".log"));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    private List<String> children() {
        return ProcessHandle.current()
                .children()
                .map(child -> child.info().commandLine().orElse(""))
                .filter(command -> command.contains(folder.toString()))
                .toList();
    }

    private InvocationResult greet(String name) throws Exception {
        return host.invoke("greet", JSON.valueToTree(name)).get();
    }
}
