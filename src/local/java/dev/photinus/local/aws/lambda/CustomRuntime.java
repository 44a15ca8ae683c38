package dev.photinus.local.aws.lambda;

import dev.photinus.local.aws.sam.FunctionResource;
import java.time.Duration;
import java.util.List;

/**
 * Runs the executable that a package brings, such as a native build.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-provided.html">OS-only runtimes</a>
 */
record CustomRuntime(DeploymentPackage code) implements LambdaRuntime {
    @Override
    public List<String> command(FunctionResource function) {
        return List.of(code.bootstrap().toString());
    }

    @Override
    public Duration startTime() {
        return Duration.ZERO; // some 20 ms
    }
}
