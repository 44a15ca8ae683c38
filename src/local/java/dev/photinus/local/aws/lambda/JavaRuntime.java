package dev.photinus.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.photinus.local.aws.sam.FunctionResource;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * Runs a package of classes as Lambda's Java runtimes do: AWS's runtime interface client on a JVM with the flags that AWS
 * gives it, and a class-data archive that spares it most of the work of starting.
 *
 * @see <a href="https://github.com/aws/aws-lambda-java-libs/tree/main/aws-lambda-java-runtime-interface-client">AWS Lambda
 *     Java runtime interface client</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">Java runtime startup behavior</a>
 */
final class JavaRuntime implements LambdaRuntime {
    private static final String JNI = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final int SMALLEST_HEAP = 64;

    private final JavaHome java;
    private final String classPath;
    private final Path nativeClient;
    private final Path temporary;
    private final Path archive;

    /** @param temporary what the processes have for /tmp */
    JavaRuntime(DeploymentPackage code, JavaHome java, Path temporary) throws IOException {
        this.java = java;
        this.classPath = Stream.concat(runtimeInterfaceClient().stream(), code.classPath().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        this.nativeClient = extractNativeClient(code.folder());
        this.temporary = temporary;
        this.archive = code.folder().resolve("java-" + java.version() + (java.hasAheadOfTimeCache() ? ".aot" : ".jsa"));
    }

    @Override
    public List<String> command(FunctionResource function) {
        return Files.exists(archive)
                ? command(function, (java.hasAheadOfTimeCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive)
                : plainCommand(function);
    }

    /** With the archive of the JDK's own classes only, whether there is one of the function's or not. */
    List<String> plainCommand(FunctionResource function) {
        return command(function, "-Xshare:auto");
    }

    /** With an archive; twice as long without. */
    @Override
    public Duration startTime() {
        return Duration.ofMillis(500);
    }

    /** A process that, when it ends, leaves an archive of the classes it used. */
    List<String> recordingCommand(FunctionResource function, Path recorded) {
        return command(
                function,
                (java.hasAheadOfTimeCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + recorded);
    }

    /** The archive that every later process starts from; there is none at first. */
    Path archive() {
        return archive;
    }

    private List<String> command(FunctionResource function, String archiveFlag) {
        var command = new ArrayList<String>();
        command.add(java.executable().toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", archiveFlag));
        command.addAll(List.of("-Xms" + SMALLEST_HEAP / 2 + "m", "-Xmx" + heap(function) + "m"));
        if (java.feature() >= 24) { // what the client and Netty do is announced as forbidden in the future
            command.addAll(
                    List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED"));
        }
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-D" + JNI + "=" + nativeClient);
        command.addAll(List.of("-cp", classPath, AWSLambda.class.getName(), function.handler()));
        return command;
    }

    /** Lambda leaves a quarter of the memory to what is not heap; a JVM needs more than the smallest native function. */
    private static int heap(FunctionResource function) {
        return Math.max(SMALLEST_HEAP, function.memoryMegabytes() * 3 / 4);
    }

    /** The client and what it stands on; its jars are on this process's own class path. */
    private static List<Path> runtimeInterfaceClient() {
        return Stream.of(AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
                .map(type -> Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().getPath()))
                .toList();
    }

    /** Left to itself, every process would extract the library to the same file: starting several at once crashes them. */
    private static Path extractNativeClient(Path folder) throws IOException {
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        var platform = System.getProperty("os.name").toLowerCase(Locale.ROOT) + "-" + architecture;
        var library = "/jni/libaws-lambda-jni." + platform + ".so";
        var file = folder.resolve("libaws-lambda-jni.so");
        if (Files.exists(file)) {
            return file;
        }
        try (var content = AWSLambda.class.getResourceAsStream(library)) {
            if (content == null) {
                throw new NoSuchFileException(
                        library, null, "AWS's Java runtime runs on Linux only; build the functions natively: -Dnative");
            }
            var unfinished = Files.createTempFile(folder, "jni", ".so");
            Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
            return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
