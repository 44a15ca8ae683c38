package dev.photinus.local.aws.lambda;

import dev.photinus.local.aws.ChildProcesses;
import dev.photinus.local.aws.sam.FunctionResource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows how a process of a function is started: its command, its environment, its folder. */
final class Launcher {
    private final LambdaRuntime runtime;
    private final DeploymentPackage code;
    private final Path temporary;
    private final Map<String, String> overrides;

    /**
     * @param temporary what processes have for /tmp
     * @param overrides variables that go before those of the template
     */
    Launcher(LambdaRuntime runtime, DeploymentPackage code, Path temporary, Map<String, String> overrides) {
        this.runtime = runtime;
        this.code = code;
        this.temporary = temporary;
        this.overrides = Map.copyOf(overrides);
    }

    /** See {@link LambdaRuntime#startTime}. */
    Duration startTime() {
        return runtime.startTime();
    }

    ProcessBuilder launch(FunctionResource function) throws IOException {
        return launch(function, runtime.command(function));
    }

    ProcessBuilder launch(FunctionResource function, List<String> command) {
        var builder = ChildProcesses.command(command).directory(code.folder().toFile());
        var environment = builder.environment();
        environment.putAll(reserved(function));
        environment.putAll(function.environment());
        environment.putAll(overrides);
        return builder;
    }

    /** @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Defined runtime variables</a> */
    private Map<String, String> reserved(FunctionResource function) {
        var variables = new HashMap<String, String>();
        var region = function.arn().split(":", -1)[3];
        variables.put("_HANDLER", function.handler());
        variables.put("AWS_REGION", region);
        variables.put("AWS_DEFAULT_REGION", region);
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_local");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name());
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        variables.put("LAMBDA_TASK_ROOT", code.folder().toString());
        variables.put("LAMBDA_RUNTIME_DIR", code.folder().toString());
        variables.put("LANG", "C.UTF-8");
        variables.put("HOME", temporary.toString()); // the user's own holds settings for AWS's SDKs
        variables.put("TMPDIR", temporary.toString());
        variables.put("TZ", "UTC");
        return variables;
    }
}
