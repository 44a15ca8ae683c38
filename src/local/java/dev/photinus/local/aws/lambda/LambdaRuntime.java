package dev.photinus.local.aws.lambda;

import dev.photinus.local.aws.sam.FunctionResource;
import java.time.Duration;
import java.util.List;

/** What runs a deployment package: Java, or the executable that it brings. */
interface LambdaRuntime {
    /** The command of a process for the function. */
    List<String> command(FunctionResource function);

    /** About what it takes to start a process on a CPU of its own. */
    Duration startTime();
}
