package dev.photinus.local.cli.workflow;

import dev.photinus.adobe.Generation;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must be known before a cloud starts.
 *
 * @param workflow that photos are to go through: what it needs is started first
 * @param adobe who plays Adobe
 * @param generation of Adobe's APIs
 * @param exceptions to the generation, and to how Firefly is told of a picture: variables of the functions' environment, such as
 *     {@code ADOBE_FILL_GENERATION}
 * @param concurrency how many photos will be under way at once, at most
 * @param build of the functions
 * @param lambda how Lambda treats the account
 * @param state the folder in which the cloud keeps what it knows; null for a cloud that knows nothing at first and forgets
 *     everything
 * @param rights whether functions and machines may do only what their roles allow; benchmarks measure without
 */
public record CloudSettings(
        String workflow,
        AdobeHost adobe,
        Generation generation,
        Map<String, String> exceptions,
        int concurrency,
        FunctionBuild build,
        LambdaAccount lambda,
        @Nullable Path state,
        boolean rights) {

    /** One that forgets everything. */
    public CloudSettings(
            String workflow,
            AdobeHost adobe,
            Generation generation,
            Map<String, String> exceptions,
            int concurrency,
            FunctionBuild build) {
        this(workflow, adobe, generation, exceptions, concurrency, build, LambdaAccount.DEFAULT, null, true);
    }

    /** The same, but for a cloud that keeps what it knows in a folder. */
    public CloudSettings withState(Path folder) {
        return new CloudSettings(workflow, adobe, generation, exceptions, concurrency, build, lambda, folder, rights);
    }

    /** The same, but for another account. */
    public CloudSettings withLambda(LambdaAccount account) {
        return new CloudSettings(workflow, adobe, generation, exceptions, concurrency, build, account, state, rights);
    }

    /** The same, but for a cloud in which everything is allowed. */
    public CloudSettings withoutRights() {
        return new CloudSettings(workflow, adobe, generation, exceptions, concurrency, build, lambda, state, false);
    }

    /** With the functions that were built last. */
    public CloudSettings(
            String workflow, AdobeHost adobe, Generation generation, Map<String, String> exceptions, int concurrency) {
        this(workflow, adobe, generation, exceptions, concurrency, FunctionBuild.LATEST);
    }

    /** With Adobe's current APIs, without exception, and with the functions that were built last. */
    public CloudSettings(String workflow, AdobeHost adobe, int concurrency) {
        this(workflow, adobe, Generation.CURRENT, Map.of(), concurrency);
    }
}
