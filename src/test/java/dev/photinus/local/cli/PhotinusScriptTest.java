package dev.photinus.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code photinus} in a project whose Maven and whose Java only say what they were asked for. */
@Timeout(60)
class PhotinusScriptTest {

    private Path folder;
    private Path project;
    private Path java;
    private String graalVmHome = "";
    private String said = "";
    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void project(@TempDir Path folder) throws IOException {
        this.folder = folder;
        project = Files.createDirectories(folder.resolve("the project"));
        java = folder.resolve("jdk");
        Files.createDirectories(project.resolve("src/main"));
        Files.createDirectories(project.resolve("src/local"));
        Files.createFile(project.resolve("pom.xml"));
        Files.copy(Path.of("photinus").toAbsolutePath(), project.resolve("photinus"));
        executable(
                project.resolve("mvnw"),
                "echo \"maven: $*\"; case $* in *-Dnative*) kind=native ;; *) kind=jvm ;; esac; cd target;"
                        + " mkdir -p $kind; echo a.jar > local.classpath;"
                        + " touch photinus.jar photinus-tests.jar $kind/function.zip");
        jdk("17.0.15");
    }

    @Test
    void buildsOnFirstUseAndSaysSo() throws Exception {
        assertThat(photinus("run", "headshot", "anna one.jpg")).isZero();

        assertThat(said).contains("building on first use").contains("<run> <headshot> <anna one.jpg>");
        assertThat(project.resolve("target/photinus-build.log")).hasContent("maven: -q -B -ntp package -DskipTests");
    }

    @Test
    void buildsNothingWhenNothingHasChanged() throws Exception {
        photinus("--help");

        photinus("--help");

        assertThat(said).doesNotContain("building").contains("<--help>");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        photinus("--help");
        Path source = Files.createFile(project.resolve("src/main/New.java"));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        photinus("--help");

        assertThat(said).contains("building, since sources have changed");
    }

    @Test
    void buildsAgainWhenAProductIsMissing() throws Exception {
        photinus("--help");
        Files.delete(project.resolve("target/photinus-tests.jar"));

        photinus("--help");

        assertThat(said).contains("building");
    }

    @Test
    void buildsTheFunctionsNativelyForARunOfThem() throws Exception {
        graalVm();

        assertThat(photinus("run", "headshot", "anna.jpg", "--native")).isZero();

        assertThat(said).contains("building on first use", "five minutes").contains("<anna.jpg> <--native>");
        assertThat(project.resolve("target/photinus-build.log"))
                .hasContent("maven: -q -B -ntp package -Dnative -DskipTests");
    }

    @Test
    void changesBetweenBothBuildsOfTheFunctionsWithoutBuildingAgain() throws Exception {
        graalVm();
        photinus("run");
        photinus("run", "--native");

        photinus("run");
        assertThat(said).doesNotContain("building");
        photinus("run", "--native");
        assertThat(said).doesNotContain("building");
    }

    @Test
    void doesNotBuildTheFunctionsNativelyWhereOnlyTheCommandIsOld() throws Exception {
        graalVm();
        photinus("run", "--native");
        Path source = Files.createFile(project.resolve("src/local/New.java"));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        photinus("run", "--native");

        assertThat(project.resolve("target/photinus-build.log")).hasContent("maven: -q -B -ntp package -DskipTests");
    }

    @Test
    void saysWhatANativeBuildTakes() throws Exception {
        assertThat(photinus("run", "--native")).isEqualTo(1);
        assertThat(said)
                .contains("target/native/function.zip is not built yet", "GRAALVM_HOME", "container-build")
                .doesNotContain("<run>");

        Path zip = Files.createDirectories(project.resolve("target/native")).resolve("function.zip");
        Files.createFile(zip);
        Files.setLastModifiedTime(zip, FileTime.from(Instant.EPOCH));
        assertThat(photinus("run", "--native")).isEqualTo(1);
        assertThat(said).contains("target/native/function.zip is older than its sources", "GRAALVM_HOME");
    }

    @Test
    void saysThatThereIsNoNativeImageInGraalVmHome() throws Exception {
        graalVmHome = folder.resolve("nowhere").toString();

        assertThat(photinus("run", "--native")).isEqualTo(1);

        assertThat(said).contains("GRAALVM_HOME is " + graalVmHome, "bin/native-image");
    }

    private void graalVm() throws IOException {
        Path home = folder.resolve("graalvm");
        executable(Files.createDirectories(home.resolve("bin")).resolve("native-image"), "");
        graalVmHome = home.toString();
    }

    @Test
    void showsTheEndOfTheLogWhenTheBuildFails() throws Exception {
        executable(project.resolve("mvnw"), "echo 'cannot find symbol'; exit 1");

        assertThat(photinus("--help")).isEqualTo(1);

        assertThat(said)
                .contains("cannot find symbol", "the build failed", "photinus-build.log")
                .doesNotContain("<--help>");
    }

    @Test
    void worksFromAnywhereAndThroughLinks() throws Exception {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("absolute"), project.resolve("photinus"));
        Files.createSymbolicLink(bin.resolve("p"), Path.of("absolute"));

        assertThat(execute(bin.resolve("p"), java.toString(), "--help")).isZero();

        assertThat(said).contains("<-Dphotinus.home=" + project.toRealPath() + ">");
    }

    @Test
    void passesTheExitCodeOn() throws Exception {
        executable(java.resolve("bin/java"), "exit 2");

        assertThat(photinus("run")).isEqualTo(2);
    }

    @Test
    void startsTheCommandFromJars() throws Exception {
        photinus("--help");

        Path target = project.toRealPath().resolve("target");
        assertThat(said)
                .contains("<-cp> <" + target.resolve("photinus.jar") + ":" + target.resolve("photinus-tests.jar")
                        + ":a.jar> <dev.photinus.local.cli.Photinus> <--help>")
                .contains("<-Dphotinus.archive=" + target.resolve("photinus-java17.jsa") + ">")
                .doesNotContain("terminal=true");
    }

    @Test
    void usesTheArchiveOfAnEarlierRunAsLongAsItFits() throws Exception {
        photinus("--help");
        Path archive = Files.createFile(project.resolve("target/photinus-java17.jsa"));
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(60)));
        photinus("--help");
        assertThat(said).contains("-XX:SharedArchiveFile=").doesNotContain("photinus.archive");

        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
        photinus("--help");
        assertThat(said).doesNotContain("-XX:SharedArchiveFile=").contains("photinus.archive");
    }

    @Test
    void tellsNewerJavasWhatIsAllowed() throws Exception {
        jdk("25");

        photinus("--help");

        assertThat(said).contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void namesAJavaThatIsTooOld() throws Exception {
        jdk("1.8.0_392");

        assertThat(photinus("--help")).isEqualTo(1);

        assertThat(said)
                .contains("Java 17 or newer", "1.8.0_392", "openjdk-17-jdk-headless")
                .doesNotContain("building");
    }

    @Test
    void asksAJavaItselfThatHasNoReleaseFile() throws Exception {
        Files.delete(java.resolve("release"));
        executable(java.resolve("bin/java"), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        assertThat(photinus("--help")).isEqualTo(1);

        assertThat(said).contains("11.0.2");
    }

    @Test
    void saysWhatToInstallWhereThereIsNoJava() throws Exception {
        assertThat(execute(
                        project.resolve("photinus"), folder.resolve("nowhere").toString(), "--help"))
                .isEqualTo(1);

        assertThat(said).contains("JAVA_HOME is " + folder.resolve("nowhere"), "openjdk-17-jdk-headless");
    }

    @Test
    void saysThatBuildingTakesACompiler() throws Exception {
        Files.delete(java.resolve("bin/javac"));

        assertThat(photinus("--help")).isEqualTo(1);

        assertThat(said).contains("a JDK is needed", "openjdk-17-jdk-headless");
    }

    /** Variables of AWS's SDKs, Java, Quarkus, proxies and shells; and one that nobody has thought of. */
    private static final List<String> OTHERS = List.of(
            "AWS_PROFILE",
            "AWS_RETRY_MODE",
            "AWS_ENDPOINT_URL",
            "AWS_CONFIG_FILE",
            "AWS_CA_BUNDLE",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "QUARKUS_PROFILE",
            "SMALLRYE_CONFIG_PROFILE",
            "HTTP_PROXY",
            "https_proxy",
            "NO_PROXY",
            "ALL_PROXY",
            "LC_NUMERIC",
            "OPENCV_OPENCL_DEVICE",
            "SOMETHING_ELSE");

    private Map<String, String> environment(String... arguments) throws Exception {
        executable(java.resolve("bin/java"), "exec env");
        photinus(arguments);
        return said.lines()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one));
    }

    @Test
    void letsNothingOfTheEnvironmentIntoALocalRun() throws Exception {
        OTHERS.forEach(name -> variables.put(name, "nonsense"));
        variables.put("LANG", "de_DE.UTF-8");
        photinus("run", "headshot", "anna.jpg");
        assertThat(said).contains("<-Duser.language=en>");

        assertThat(environment("run", "headshot", "anna.jpg"))
                .containsKeys("PATH", "LANG")
                .containsEntry("AWS_CONFIG_FILE", "/dev/null")
                .containsEntry("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
                .doesNotContainValue("nonsense");
        assertThat(environment("run", "headshot", "anna.jpg", "--adobe", "http://localhost:8080"))
                .doesNotContainValue("nonsense");
        assertThat(environment("plan", "headshot", "9")).doesNotContainValue("nonsense");
        assertThat(environment("bench"))
                .containsEntry("HTTP_PROXY", "nonsense")
                .doesNotContainKeys("AWS_PROFILE", "JAVA_TOOL_OPTIONS", "SOMETHING_ELSE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--adobe live", "--adobe=live"})
    void leavesAdobeAndAwsWhatTheyRead(String option) throws Exception {
        OTHERS.forEach(name -> variables.put(name, "nonsense"));

        assertThat(environment(("run headshot anna.jpg " + option).split(" ")))
                .containsKeys(OTHERS.toArray(String[]::new));
    }

    private void jdk(String version) throws IOException {
        Files.createDirectories(java.resolve("bin"));
        Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"Debian\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(java.resolve("bin/java"), "printf '<%s> ' \"$@\"");
        executable(java.resolve("bin/javac"), "");
    }

    private int photinus(String... arguments) throws Exception {
        return execute(project.resolve("photinus"), java.toString(), arguments);
    }

    private int execute(Path script, String javaHome, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of("bash", script.toString()));
        line.addAll(List.of(arguments));
        File output = folder.resolve("output").toFile();
        ProcessBuilder builder = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().put("JAVA_HOME", javaHome);
        builder.environment().put("GRAALVM_HOME", graalVmHome);
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        return process.exitValue();
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
