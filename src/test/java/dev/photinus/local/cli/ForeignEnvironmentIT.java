package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.photinus.local.aws.sam.SamTemplate;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's command, for one photo, where every setting that the functions know is in the environment, as nonsense, and with it
 * what else users have there.
 */
@Timeout(240)
class ForeignEnvironmentIT {

    private static final String UNREACHABLE = "http://127.0.0.1:9";

    private static Map<String, String> variables(Path home) throws IOException {
        Map<String, String> variables = new HashMap<>();
        Properties settings = new Properties();
        try (Reader text = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(text);
        }
        settings.stringPropertyNames().forEach(name -> variables.put(variable(name), "nonsense"));
        SamTemplate.read(Path.of("template.yaml"), Map.of())
                .functions()
                .forEach(function -> function.environment().keySet().forEach(name -> variables.put(name, "nonsense")));
        List.of(
                        "FIREFLY_SERVICES_CLIENT_ID",
                        "FIREFLY_SERVICES_CLIENT_SECRET",
                        "ADOBE_FILL_GENERATION",
                        "ADOBE_FIREFLY_INPUT",
                        "QUARKUS_PROFILE",
                        "SMALLRYE_CONFIG_PROFILE",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_SESSION_TOKEN",
                        "AWS_PROFILE",
                        "AWS_REGION",
                        "AWS_DEFAULT_REGION",
                        "AWS_RETRY_MODE",
                        "AWS_CONFIG_FILE",
                        "AWS_LAMBDA_RUNTIME_API",
                        "TZ",
                        "LANG")
                .forEach(name -> variables.put(name, "nonsense"));
        for (String proxy : List.of("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY")) {
            variables.put(proxy, UNREACHABLE);
        }
        variables.put("NO_PROXY", "nonsense.example.com");
        variables.put("AWS_ENDPOINT_URL", UNREACHABLE);
        variables.put("JAVA_TOOL_OPTIONS", "-Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=9 -Dhttp.nonProxyHosts=none");
        variables.put("HOME", home.toString());
        Path config = Files.createDirectories(home.resolve(".aws")).resolve("config");
        Files.writeString(config, "[default]\nendpoint_url = " + UNREACHABLE + "\nretry_mode = nonsense\n");
        return variables;
    }

    /** {@code quarkus.log.category."photinus.invocation".level} is {@code QUARKUS_LOG_CATEGORY__PHOTINUS_INVOCATION__LEVEL}. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Maven leaves products alone that come out the same; the script would build them again. */
    private static void touchProducts(String kind) throws IOException {
        Path target = Path.of("target");
        for (String product :
                List.of(kind + "/function.zip", "local.classpath", "photinus.jar", "photinus-tests.jar")) {
            Files.setLastModifiedTime(target.resolve(product), FileTime.from(Instant.now()));
        }
    }

    @Test
    void changesNothing(@TempDir Path folder) throws Exception {
        List<String> build = LatestBuild.options();
        touchProducts(build.isEmpty() ? "jvm" : "native");
        Path out = folder.resolve("out");
        Path said = folder.resolve("said");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "umask 077; exec \"$@\"", "sh", "./photinus"));
        command.addAll(List.of("run", "headshot", "samples/headshots/ada.jpg", "--out", out.toString()));
        command.addAll(build);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(variables(folder.resolve("home")));

        Process run = builder.start();
        try {
            assertThat(run.waitFor(200, TimeUnit.SECONDS)).isTrue();
        } finally {
            run.descendants().forEach(ProcessHandle::destroyForcibly);
            run.destroyForcibly();
        }

        assertThat(run.exitValue()).as(Files.readString(said)).isZero();
        JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
        assertThat(report.at("/totals/succeeded").asInt()).isEqualTo(1);
        assertThat(report.at("/settings/generation").asText()).isEqualTo("current");
        assertThat(report.at("/settings/exceptions")).isEmpty();
        assertThat(Files.readString(said)).doesNotContain("nonsense");
    }
}
