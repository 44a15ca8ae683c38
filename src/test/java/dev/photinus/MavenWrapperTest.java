package dev.photinus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvnw}, with a Maven that only says what its environment is; and the Java that Maven runs the tests on. */
@Timeout(60)
class MavenWrapperTest {

    private static final Map<String, String> NONSENSE = Map.of(
            "QUARKUS_PROFILE", "nonsense",
            "QUARKUS_S3_ENDPOINT_OVERRIDE", "nonsense",
            "SMALLRYE_CONFIG_LOCATIONS", "nonsense",
            "HTTPS_PROXY", "http://proxy:3128");

    private final Path folder;

    MavenWrapperTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void leavesQuarkussSettingsOutOfTheBuild() throws Exception {
        maven();

        assertThat(said("./mvnw", "verify"))
                .contains("HTTPS_PROXY=http://proxy:3128")
                .doesNotContain("QUARKUS_", "SMALLRYE_", "nonsense");
    }

    @Test
    @EnabledIfSystemProperty(named = "basedir", matches = ".+", disabledReason = "not run by Maven")
    void testsRunInAnEnvironmentOfTheirOwn() {
        assertThat(System.getenv().keySet())
                .isSubsetOf(
                        "PATH",
                        "HOME",
                        "TMPDIR",
                        "LANG",
                        "TZ",
                        "JAVA_HOME",
                        "GRAALVM_HOME",
                        "MAVEN_CMD_LINE_ARGS",
                        "PWD",
                        "OLDPWD",
                        "SHLVL",
                        "_");
    }

    /** In the folder where {@code mvnw} looks for the distribution that it would download. */
    private void maven() throws IOException {
        Properties wrapper = new Properties();
        try (Reader text = Files.newBufferedReader(Path.of(".mvn/wrapper/maven-wrapper.properties"))) {
            wrapper.load(text);
        }
        String url = wrapper.getProperty("distributionUrl");
        String name = url.substring(url.lastIndexOf('/') + 1).replace("-bin.zip", "");
        Path bin = Files.createDirectories(folder.resolve("wrapper/dists")
                .resolve(name)
                .resolve(Integer.toHexString(url.hashCode()))
                .resolve("bin"));
        Path maven = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\nenv\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String said(String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().putAll(NONSENSE);
        builder.environment().put("MAVEN_USER_HOME", folder.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(said, StandardCharsets.UTF_8);
    }
}
