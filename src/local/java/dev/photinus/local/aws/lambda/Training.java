package dev.photinus.local.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.photinus.local.aws.sam.FunctionResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs a function once on the JVM for the sake of the class-data archive that it leaves. */
final class Training {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Map<String, Code> codes;
    private final LambdaSettings settings;
    private final Workers workers;

    Training(Map<String, Code> codes, LambdaSettings settings, Workers workers) {
        this.codes = Map.copyOf(codes);
        this.settings = settings;
        this.workers = workers;
    }

    /** Whether it made an archive; there may be one, or the package may not be Java. */
    boolean run(FunctionResource function, Supplier<List<JsonNode>> events) throws IOException, InterruptedException {
        var code = codes.get(function.codeUri());
        if (code == null || code.java().isEmpty()) {
            return false;
        }
        var runtime = code.java().get();
        if (Files.exists(runtime.archive())) {
            return false;
        }
        var recorded = runtime.archive()
                .resolveSibling("recorded-" + ProcessHandle.current().pid());
        var process = code.launcher().launch(function, runtime.recordingCommand(function, recorded));
        try (var log = new FunctionLog(settings.logs(), function.name() + "-training", settings.log())) {
            return record(function, process, log, events.get()) && keep(recorded, runtime.archive());
        } finally {
            Files.deleteIfExists(recorded);
            Files.deleteIfExists(recorded.resolveSibling(recorded.getFileName() + ".config")); // Java 25's first half
        }
    }

    private boolean record(FunctionResource function, ProcessBuilder command, FunctionLog log, List<JsonNode> events)
            throws IOException, InterruptedException {
        var progress = new Progress();
        var environment = new ExecutionEnvironment(function, command, log, workers, LONGEST, Freezer.NONE, progress);
        var alive = progress.isIdle();
        for (var event : events) {
            alive = alive && environment.run(new Invocation(JsonPayload.write(event))) && progress.isIdle();
        }
        environment.stop();
        environment
                .ended()
                .completeOnTimeout(null, LONGEST.toSeconds(), TimeUnit.SECONDS)
                .join();
        environment.kill();
        return alive;
    }

    private static boolean keep(Path recorded, Path archive) throws IOException {
        if (!Files.exists(recorded)) {
            return false;
        }
        Files.move(recorded, archive, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Follows the process: idle, idle again, ended. */
    private static final class Progress implements ExecutionEnvironment.Owner {
        private final BlockingQueue<Boolean> steps = new LinkedBlockingQueue<>();

        boolean isIdle() throws InterruptedException {
            return Boolean.TRUE.equals(steps.poll(LONGEST.toSeconds(), TimeUnit.SECONDS));
        }

        @Override
        public void onIdle(ExecutionEnvironment environment) {
            steps.add(true);
        }

        @Override
        public void onEnded(ExecutionEnvironment environment, Optional<FunctionError> initError) {
            steps.add(false);
        }
    }
}
