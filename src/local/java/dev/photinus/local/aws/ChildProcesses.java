package dev.photinus.local.aws;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Processes that end with this one: whoever stops the command, by Ctrl-C too, leaves nothing running and no folder behind, and whoever
 * kills it leaves nothing running.
 */
public final class ChildProcesses {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();
    private static final Guardian GUARDIAN = Guardian.start();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProcesses::killAll, "kill-children"));
    }

    private ChildProcesses() {}

    /** Starts a process that does not outlive this one. */
    public static Process start(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        RUNNING.add(process);
        GUARDIAN.watch(process);
        var unused = process.onExit().thenAccept(RUNNING::remove);
        return process;
    }

    /** First the processes, then the folders that they had open. */
    private static void killAll() {
        var ending = RUNNING.stream()
                .map(process -> process.destroyForcibly().onExit())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ending)
                .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                .join();
        Folders.deleteTemporary();
    }
}
