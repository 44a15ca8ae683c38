package dev.photinus.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.aws.sam.FunctionResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FunctionPackageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    private final FunctionResource function = new FunctionResource(
            "GreetFunction",
            "greet",
            "arn:aws:lambda:us-east-1:000000000000:function:greet",
            "function.zip",
            GreetingHandler.class.getName() + "::handleRequest",
            Duration.ofSeconds(30),
            256,
            Map.of());

    FunctionPackageTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        GreetingHandler.zipTo(folder.resolve("function.zip"));
    }

    @Test
    void aProcessTellsWhatItsStartTookAndThenWhatEachEventTook() throws Exception {
        try (var functions = open();
                var process = new FunctionProcess(function, functions.command(function), folder.resolve("logs"))) {
            var first = process.invoke(JSON.valueToTree("Zoë"));
            var second = process.invoke(JSON.valueToTree("Zoë"));

            assertThat(first).isInstanceOf(InvocationResult.Succeeded.class);
            assertThat(first.report().initDuration())
                    .hasValueSatisfying(init -> assertThat(init).isPositive());
            assertThat(second.report().initDuration()).isEmpty();
            assertThat(second.report().duration()).isPositive();
        }
    }

    @Test
    void itStartsWithAnArchiveOrWithout() throws Exception {
        try (var functions = open()) {
            assertThat(functions.archiveSize()).isZero();

            assertThat(functions.prepare(function, List.of(JSON.valueToTree("Zoë"))))
                    .isTrue();

            assertThat(functions.archiveSize()).isGreaterThan(100_000);
            assertThat(String.join(" ", functions.command(function).command()))
                    .containsAnyOf("-XX:SharedArchiveFile=", "-XX:AOTCache=");
            assertThat(String.join(" ", functions.plainCommand(function).command()))
                    .doesNotContain("-XX:SharedArchiveFile=", "-XX:AOTCache=");
            assertThat(functions.size()).isEqualTo(Files.size(folder.resolve("function.zip")));
        }
        assertThat(FunctionPackage.isNative(folder.resolve("function.zip"))).isFalse();
    }

    @Test
    void aProcessThatDoesNotStartIsNoticed() throws Exception {
        try (var process = new FunctionProcess(function, new ProcessBuilder("false"), folder.resolve("logs"))) {
            assertThatThrownBy(() -> process.invoke(JSON.valueToTree("Zoë")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("greet takes no event");
        }
    }

    private FunctionPackage open() throws IOException {
        return FunctionPackage.open(
                folder.resolve("function.zip"),
                JavaHome.current(),
                LambdaSettings.of(folder.resolve("cache"), folder.resolve("logs"), Map.of()));
    }
}
