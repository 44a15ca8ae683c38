package dev.photinus.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A shell that kills processes when this one is gone, even where it was killed and can end nobody any more: the pipe between them ends
 * then. It knows who is running, and so hits nobody who has got an old number since.
 */
final class Guardian {
    private static final String SCRIPT =
            """
            trap '' HUP INT TERM
            running=' '
            while read -r change pid; do
              case $change in
                started) running="$running$pid " ;;
                ended) case $running in *" $pid "*) running="${running%% $pid *} ${running#* $pid }" ;; esac ;;
              esac
            done
            kill -9 $running
            """;

    private final Writer changes;

    private Guardian(Writer changes) {
        this.changes = changes;
    }

    /** @throws UncheckedIOException if there is no shell */
    static Guardian start() {
        try {
            var shell = ChildProcesses.command(List.of("/bin/sh", "-c", SCRIPT))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return new Guardian(shell.outputWriter(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("There is no /bin/sh", e);
        }
    }

    void watch(Process process) {
        tell("started", process);
        var unused = process.onExit().thenAccept(ended -> tell("ended", ended));
    }

    private synchronized void tell(String change, Process process) {
        try {
            changes.write(change + " " + process.pid() + "\n");
            changes.flush();
        } catch (IOException e) {
            // somebody has killed the guardian; whoever stops this command still ends its children
        }
    }
}
