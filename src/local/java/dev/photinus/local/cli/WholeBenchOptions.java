package dev.photinus.local.cli;

import dev.photinus.local.aws.lambda.JavaHome;
import dev.photinus.local.cli.bench.FillComparison;
import dev.photinus.local.cli.bench.Packages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code bench} that go without a workflow: what is compared, and where it is written. */
final class WholeBenchOptions {

    private static final Path DEBIAN = Path.of("/usr/lib/jvm");
    private static final String SDKMAN = ".sdkman/candidates/java";

    @Option(
            names = "--native-zip",
            paramLabel = "FILE",
            description = "The native function.zip (default: target/native/function.zip, or target/function.zip where"
                    + " that is a native one).")
    private @Nullable Path nativeZip;

    @Option(
            names = "--jvm-zip",
            paramLabel = "FILE",
            description = "The function.zip for Java (default: target/jvm/function.zip, or target/function.zip where"
                    + " that is one).")
    private @Nullable Path jvmZip;

    @Option(
            names = "--jdk",
            paramLabel = "FOLDER",
            description = "A JDK 25 or newer, for its ahead-of-time cache (default: the newest in /usr/lib/jvm or"
                    + " SDKMAN's folder).")
    private @Nullable Path jdk;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Where the figures are written (default: docs/benchmarks.md).")
    private @Nullable Path page;

    /** With a workflow, none of them means anything. */
    void refuse() {
        if (nativeZip != null || jvmZip != null || jdk != null || page != null) {
            throw new UsageException("--native-zip, --jvm-zip, --jdk and --write go without a workflow.");
        }
    }

    Packages packages(Path project) {
        try {
            return Packages.find(project, nativeZip, jvmZip);
        } catch (IOException e) {
            throw new UsageException("A function.zip cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    @Nullable
    JavaHome newJava(Map<String, String> environment) {
        if (jdk == null) {
            return FillComparison.newestJava(List.of(
                    DEBIAN, Path.of(environment.getOrDefault("HOME", "/")).resolve(SDKMAN)));
        }
        try {
            JavaHome java = JavaHome.at(jdk);
            if (java.hasAheadOfTimeCache()) {
                return java;
            }
            throw new UsageException(jdk + " is Java " + java.feature() + "; --jdk takes 25 or newer.");
        } catch (IOException e) {
            throw new UsageException("There is no JDK in " + jdk + ".");
        }
    }

    /** A file that can be written, whatever takes minutes to come. */
    Path page(Path project) {
        Path file = page == null ? project.resolve("docs").resolve("benchmarks.md") : page.toAbsolutePath();
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new UsageException(file + " cannot be written: there is no such folder, or it is one.");
        }
        return file;
    }
}
