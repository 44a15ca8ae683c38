package dev.photinus.local.aws.lambda;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * Says what would keep Lambda from starting a deployment package. A build for another machine uploads and deploys without a word, and
 * then fails at every invocation.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-provided.html">OS-only runtimes</a>
 */
public final class StartCheck {
    /** The C library of Amazon Linux 2023. https://docs.aws.amazon.com/linux/al2023/ug/core-glibc.html */
    private static final Version GLIBC = Version.parse("2.34");

    private static final String GLIBC_PREFIX = "GLIBC_";

    private StartCheck() {}

    /**
     * Looks into the package.
     *
     * @param runtime {@code provided.al2023}, or one of Java
     * @param architecture {@code x86_64} or {@code arm64}
     * @return why it cannot start there, as a clause without a full stop; empty where it can
     */
    public static Optional<String> problem(Path zip, String runtime, String architecture) throws IOException {
        try (var file = new ZipFile(zip.toFile())) {
            var bootstrap = file.getEntry("bootstrap");
            if (!runtime.startsWith("provided")) {
                return bootstrap == null
                        ? Optional.empty()
                        : Optional.of("it is a native build, and " + runtime + " starts classes");
            }
            if (bootstrap == null) {
                return Optional.of("it has classes, and " + runtime + " starts a native build");
            }
            try (var content = file.getInputStream(bootstrap)) {
                return ElfFile.read(content.readAllBytes()).flatMap(executable -> problem(executable, architecture));
            }
        }
    }

    private static Optional<String> problem(ElfFile executable, String architecture) {
        var processor =
                switch (executable.machine()) {
                    case ElfFile.X86_64 -> "x86_64";
                    case ElfFile.AARCH64 -> "arm64";
                    default -> "ELF machine " + executable.machine();
                };
        if (!processor.equals(architecture)) {
            return Optional.of("it is built for " + processor + ", and the functions' Architecture is " + architecture);
        }
        return executable.symbolVersions().stream()
                .filter(version -> version.startsWith(GLIBC_PREFIX))
                .map(version -> version.substring(GLIBC_PREFIX.length()))
                .filter(StartCheck::isMissing)
                .max(Comparator.comparing(StartCheck::isNumber).thenComparing(Comparator.naturalOrder()))
                .map(version -> "it needs glibc " + version + ", and Amazon Linux 2023 has " + GLIBC);
    }

    /** Names that are no numbers, such as ABI_DT_RELR, came after 2.34. */
    private static boolean isMissing(String version) {
        return !isNumber(version) || Version.parse(version).compareTo(GLIBC) > 0;
    }

    private static boolean isNumber(String version) {
        return Character.isDigit(version.charAt(0));
    }
}
