package dev.photinus.local.cli.bench;

import dev.photinus.local.aws.lambda.FunctionPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The deployment packages that there are.
 *
 * @param nativeZip the one with an executable; null where there is none
 * @param jvmZip the one with classes; null where there is none
 */
public record Packages(@Nullable Path nativeZip, @Nullable Path jvmZip) {

    private static final List<String> PLACES =
            List.of("target/native/function.zip", "target/jvm/function.zip", "target/function.zip");

    /**
     * Those that are named, or else those that the build left.
     *
     * @throws IOException if a named one cannot be read
     * @throws IllegalArgumentException if a named one is of the other kind
     */
    public static Packages find(Path project, @Nullable Path nativeZip, @Nullable Path jvmZip) throws IOException {
        return new Packages(
                nativeZip == null ? built(project, true).orElse(null) : checked(nativeZip, true),
                jvmZip == null ? built(project, false).orElse(null) : checked(jvmZip, false));
    }

    private static Path checked(Path zip, boolean isNative) throws IOException {
        if (FunctionPackage.isNative(zip) != isNative) {
            throw new IllegalArgumentException(zip
                    + (isNative
                            ? " has no executable in it: it is not a native build."
                            : " has an executable in it: it is a native build."));
        }
        return zip;
    }

    private static Optional<Path> built(Path project, boolean isNative) throws IOException {
        Optional<Path> found = Optional.empty();
        for (Path zip : places(project).toList()) {
            if (found.isEmpty() && FunctionPackage.isNative(zip) == isNative) {
                found = Optional.of(zip);
            }
        }
        return found;
    }

    private static Stream<Path> places(Path project) {
        return PLACES.stream().map(project::resolve).filter(Files::isRegularFile);
    }

    /** Any of them. */
    Optional<Path> any() {
        return Optional.ofNullable(nativeZip == null ? jvmZip : nativeZip);
    }
}
