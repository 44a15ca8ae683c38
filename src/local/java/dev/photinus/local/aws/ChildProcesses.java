package dev.photinus.local.aws;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Processes that end with this one: whoever stops the command, by Ctrl-C too, leaves nothing running. */
public final class ChildProcesses {
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "kill-children"));
    }

    private ChildProcesses() {}

    /** Starts a process that does not outlive this one. */
    public static Process start(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        RUNNING.add(process);
        var unused = process.onExit().thenAccept(RUNNING::remove);
        return process;
    }
}
