package dev.photinus.local.aws.lambda;

import dev.photinus.local.aws.ChildProcesses;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Stops a process between events, as Lambda freezes an execution environment: its threads and timers stand still, and its
 * connections age. A process that ends meanwhile is killed by SIGKILL or thawed first: SIGTERM would wait.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html">Lambda: the execution environment's
 *     lifecycle</a>
 */
interface Freezer extends AutoCloseable {

    /** Lets processes run between events. */
    Freezer NONE = new Freezer() {
        @Override
        public void freeze(Process process) {}

        @Override
        public void thaw(Process process) {}

        @Override
        public void close() {}
    };

    /** Stops a process; it is stopped, or has ended, when this returns. */
    void freeze(Process process);

    /** Has a process go on; nothing happens to one that is not frozen. Comes after every freeze before it. */
    void thaw(Process process);

    @Override
    void close();

    /**
     * Freezes by SIGSTOP and SIGCONT. Java sends neither, so a shell does, one for all processes: a signal costs a line in a pipe
     * and one back.
     *
     * @throws UncheckedIOException if there is no shell
     */
    static Freezer bySignals() {
        try {
            return new Signals(ChildProcesses.command(List.of("/bin/sh", "-c", Signals.SCRIPT))
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("There is no /bin/sh", e);
        }
    }

    /** A shell that sends signals, in the order in which it is told to. */
    final class Signals implements Freezer {
        /** Ctrl-C in a terminal goes to the shell, too, but frozen processes must be able to thaw until the last. */
        private static final String SCRIPT =
                "trap '' HUP INT TERM; while read -r signal pid; do kill -s \"$signal\" \"$pid\"; echo sent; done";

        private final Writer signals;
        private final BufferedReader sent;

        private Signals(Process shell) {
            this.signals = shell.outputWriter(StandardCharsets.US_ASCII);
            this.sent = shell.inputReader(StandardCharsets.US_ASCII);
        }

        @Override
        public void freeze(Process process) {
            send("STOP", process);
        }

        @Override
        public void thaw(Process process) {
            send("CONT", process);
        }

        /** Not to a process that has ended: another may have its number. */
        private synchronized void send(String signal, Process process) {
            if (!process.isAlive()) {
                return;
            }
            try {
                signals.write(signal + " " + process.pid() + "\n");
                signals.flush();
                if (sent.readLine() == null) {
                    throw new EOFException();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The shell that freezes and thaws functions has ended", e);
            }
        }

        @Override
        public synchronized void close() {
            try (sent) {
                signals.close();
            } catch (IOException e) {
                // it has ended already
            }
        }
    }
}
