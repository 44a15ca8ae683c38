package dev.photinus.local.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployablePackageTest {

    private final Path project;
    private final Path deployed;

    DeployablePackageTest(@TempDir Path project) {
        this.project = project;
        deployed = project.resolve("target/deploy/function.zip");
    }

    @BeforeEach
    void aBuildOfClasses() throws IOException {
        Files.copy(Path.of("template.yaml"), project.resolve("template.yaml"));
        Files.createDirectories(project.resolve("target"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(project.resolve("target/function.zip")))) {
            zip.putNextEntry(new ZipEntry("lib/photinus.jar"));
        }
    }

    @Test
    void aBuildThatLambdaStartsIsPutWhereItIsDeployedFrom() throws IOException {
        configure("\"Runtime=java21\", \"LogRetentionDays=7\"", "\"Runtime=java25\"");

        assertThat(DeployablePackage.update(project)).isEmpty();
        assertThat(deployed).hasSameBinaryContentAs(project.resolve("target/function.zip"));
    }

    /** One stack of two would fail at every invocation; and what lay there before is another build. */
    @Test
    void aBuildThatLambdaCannotStartIsNotThere() throws IOException {
        Files.createDirectories(deployed.getParent());
        Files.writeString(deployed, "an older build");
        configure("\"Runtime=java21\"", "\"LogRetentionDays=90\"");

        assertThat(DeployablePackage.update(project)).hasValueSatisfying(problem -> assertThat(problem)
                .contains(
                        "not for sam deploy: it has classes, and provided.al2023 starts a native build",
                        "prod.deploy in samconfig.toml",
                        "-Dquarkus.native.container-build=true"));
        assertThat(deployed).doesNotExist();
    }

    @Test
    void overridesAreAListOrOneText() throws IOException {
        configure("\"Runtime=java21\", \"FireflyQuota=4/60s,9000/1d\"", "");
        Files.writeString(
                project.resolve("samconfig.toml"),
                """

                [test.local_invoke.parameters]
                parameter_overrides = "Architecture=x86_64 Runtime=\\"java21\\""
                """,
                StandardOpenOption.APPEND);

        assertThat(SamConfig.read(project.resolve("samconfig.toml")).overrides())
                .containsEntry("dev.deploy", Map.of("Runtime", "java21", "FireflyQuota", "4/60s,9000/1d"))
                .containsEntry("prod.deploy", Map.of())
                .containsEntry("test.local_invoke", Map.of("Architecture", "x86_64", "Runtime", "java21"));
    }

    private void configure(String dev, String prod) throws IOException {
        Files.writeString(
                project.resolve("samconfig.toml"),
                """
                version = 0.1

                [dev.deploy.parameters]
                parameter_overrides = [%s]

                [prod.deploy.parameters]
                parameter_overrides = [%s]
                """
                        .formatted(dev, prod));
    }
}
