package dev.photinus.local.aws.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A deployment package with the runtime that runs it.
 *
 * @param java empty if the package brings its own executable, as a native build does
 */
record Code(Launcher launcher, Optional<JavaRuntime> java) {

    static Code open(Path zip, LambdaSettings settings, Path temporary) throws IOException {
        return open(zip, JavaHome.current(), settings, temporary);
    }

    /** @param home of the Java that runs it, unless it brings its own executable */
    static Code open(Path zip, JavaHome home, LambdaSettings settings, Path temporary) throws IOException {
        var unpacked = DeploymentPackage.open(zip, settings.cache());
        var variables = settings.environment();
        if (unpacked.hasBootstrap()) {
            var custom = new CustomRuntime(unpacked);
            return new Code(new Launcher(custom, unpacked, temporary, variables), Optional.empty());
        }
        var java = new JavaRuntime(unpacked, home, temporary);
        return new Code(new Launcher(java, unpacked, temporary, variables), Optional.of(java));
    }
}
