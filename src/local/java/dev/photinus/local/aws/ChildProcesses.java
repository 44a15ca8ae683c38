package dev.photinus.local.aws;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
    private static final Set<Runnable> FIRST = ConcurrentHashMap.newKeySet();

    /** Ctrl-C in a terminal is a SIGINT to every process there: an ignored signal stays ignored by what a shell becomes. */
    private static final List<String> WITHOUT_INTERRUPT = List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    /** What Lambda has for PATH, without the layers that there are none of here. */
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    private static final Guardian GUARDIAN = Guardian.start();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProcesses::end, "end-children"));
    }

    private ChildProcesses() {}

    /** A process that is not started yet, with an environment of its own: of this process's variables, it gets none. */
    public static ProcessBuilder command(List<String> words) {
        var builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().put("PATH", PATH);
        return builder;
    }

    /** Starts a process that does not outlive this one. */
    public static Process start(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        RUNNING.add(process);
        GUARDIAN.watch(process);
        var unused = process.onExit().thenAccept(RUNNING::remove);
        return process;
    }

    /** Starts a process that does not outlive this one and that Ctrl-C does not end: this process decides when it ends. */
    public static Process startShielded(ProcessBuilder builder) throws IOException {
        var command = new ArrayList<>(WITHOUT_INTERRUPT);
        command.addAll(builder.command());
        return start(builder.command(command));
    }

    /** Runs an action when this process is ended by a signal, before the children are: shutdown hooks run at the same time. */
    public static void beforeTheirEnd(Runnable action) {
        FIRST.add(action);
    }

    /** Takes back an action of {@link #beforeTheirEnd}, unless it runs already. */
    public static void forget(Runnable action) {
        FIRST.remove(action);
    }

    private static void end() {
        try {
            FIRST.forEach(Runnable::run);
        } finally {
            killAll();
        }
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
