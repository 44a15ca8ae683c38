package dev.photinus.local.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.aws.Folders;
import dev.photinus.local.aws.sam.FunctionResource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * AWS Lambda on the laptop: runs the functions of a template from their built deployment packages, JVM or native, as
 * processes of their own, which see nothing but their template's variables, Lambda's, and those given.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/concepts-basics.html">How Lambda works</a>
 */
public final class LambdaHost implements AutoCloseable {
    private static final long SECONDS_TO_END = 10;

    private final Path project;
    private final LambdaSettings settings;
    private final Path temporary;
    private final Workers workers = new Workers();
    private final ColdStarts coldStarts;
    private final Freezer freezer;
    private final AccountConcurrency concurrency;
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<FunctionResource, FunctionPool> pools = new HashMap<>();
    private final List<FunctionLog> logs = new ArrayList<>();

    private LambdaHost(Path project, LambdaSettings settings) throws IOException {
        this.project = project;
        this.settings = settings;
        this.temporary = Folders.temporary("photinus-lambda");
        this.coldStarts = new ColdStarts(settings.coldStartsAtOnce(), workers.executor());
        this.freezer = settings.freezing() ? Freezer.bySignals() : Freezer.NONE;
        this.concurrency = new AccountConcurrency(settings.accountConcurrency());
    }

    /**
     * Gets ready to run the functions; processes start when they are needed.
     *
     * @param project the template's folder, which the functions' CodeUri starts from
     * @throws IOException if a deployment package is missing or broken
     */
    public static LambdaHost start(List<FunctionResource> functions, Path project, LambdaSettings settings)
            throws IOException {
        var host = new LambdaHost(project, settings);
        try {
            for (var function : functions) {
                host.add(function);
            }
            return host;
        } catch (IOException e) {
            host.close();
            throw e;
        }
    }

    private void add(FunctionResource function) throws IOException {
        var code = codes.get(function.codeUri());
        if (code == null) {
            code = Code.open(project.resolve(function.codeUri()), settings, temporary);
            codes.put(function.codeUri(), code);
        }
        var log = new FunctionLog(settings.logs(), function.name(), settings.log());
        logs.add(log);
        pools.put(function, new FunctionPool(function, code.launcher(), log, settings, workers, coldStarts, freezer));
    }

    /**
     * Runs a function. Returns at once; the result comes when the function has answered, failed or overrun its timeout.
     *
     * @param function its name, logical id or ARN
     */
    public CompletableFuture<InvocationResult> invoke(String function, JsonNode event) {
        var pool = find(function);
        var invocation = new Invocation(JsonPayload.write(event));
        if (pool.isEmpty()) {
            return refused(
                    invocation,
                    FunctionError.of("Lambda.ResourceNotFoundException", "Function not found: " + function));
        }
        if (invocation.event().length > RuntimeApi.LARGEST_PAYLOAD) {
            return refused(
                    invocation,
                    FunctionError.of(
                            "Lambda.RequestTooLargeException",
                            "Request must be smaller than " + RuntimeApi.LARGEST_PAYLOAD
                                    + " bytes for the InvokeFunction operation"));
        }
        if (!concurrency.enter()) {
            return refused(invocation, FunctionError.throttled(invocation.requestId()));
        }
        return pool.get().getValue().invoke(invocation).whenComplete((result, failure) -> concurrency.leave());
    }

    /**
     * Starts processes of a function before there is work for them.
     *
     * @param processes how many there shall be
     * @return completes when they are ready; exceptionally if one of them does not start
     */
    public CompletableFuture<Void> prewarm(String function, int processes) {
        return find(function).orElseThrow(() -> unknown(function)).getValue().prewarm(processes);
    }

    /**
     * Makes the archive of classes that lets every later process of the same deployment package start faster, unless it is
     * there, or the package is a native one. Blocks for some seconds.
     *
     * @param function the function to learn from
     * @param events what it is run with meanwhile, so that the archive has the classes of working, too; failures are fine. They
     *     are asked for only if an archive is to be made
     * @return whether an archive was made
     */
    public boolean prepare(String function, Supplier<List<JsonNode>> events) throws IOException, InterruptedException {
        var trained = find(function).orElseThrow(() -> unknown(function)).getKey();
        return new Training(codes, settings, workers).run(trained, events);
    }

    private Optional<Map.Entry<FunctionResource, FunctionPool>> find(String identifier) {
        return pools.entrySet().stream()
                .filter(entry -> entry.getKey().isCalled(identifier))
                .findFirst();
    }

    private IllegalArgumentException unknown(String function) {
        var names = pools.keySet().stream().map(FunctionResource::name).sorted().toList();
        return new IllegalArgumentException("There is no function " + function + " among " + names);
    }

    private static CompletableFuture<InvocationResult> refused(Invocation invocation, FunctionError error) {
        return CompletableFuture.completedFuture(new InvocationResult.Failed(
                error.error(), error.cause(), InvocationReport.none(invocation.requestId())));
    }

    /** Kills every process, and waits until they have ended; what they work on fails. */
    @Override
    public void close() throws IOException {
        var ending = pools.values().stream().map(FunctionPool::close).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ending)
                .completeOnTimeout(null, SECONDS_TO_END, TimeUnit.SECONDS)
                .join();
        freezer.close();
        workers.close();
        for (var log : logs) {
            log.close();
        }
        Folders.delete(temporary);
    }
}
