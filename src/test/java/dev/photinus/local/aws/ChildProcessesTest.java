package dev.photinus.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChildProcessesTest {

    private static final List<String> CHILD = List.of("/bin/sh", "-c", "echo ready; exec sleep 60");
    private static final int SIGTERM = 128 + 15;

    /** Ends itself with a child, and prints whether that still lives when an action runs before its end. */
    public static final class Parent {
        public static void main(String... arguments) throws IOException {
            Process child = ChildProcesses.start(new ProcessBuilder(CHILD));
            ChildProcesses.beforeTheirEnd(() -> {
                System.out.println(child.isAlive() + " " + child.pid());
                System.out.flush();
            });
            Runnable forgotten = () -> System.out.println("forgotten");
            ChildProcesses.beforeTheirEnd(forgotten);
            ChildProcesses.forget(forgotten);
            System.exit(0);
        }
    }

    @Test
    void aShieldedChildIsNotEndedByCtrlC() throws Exception {
        Process child = ChildProcesses.startShielded(new ProcessBuilder(CHILD));
        assertThat(child.inputReader().readLine()).isEqualTo("ready");

        signal("INT", child);
        signal("TERM", child);

        assertThat(child.waitFor()).isEqualTo(SIGTERM);
    }

    @Test
    void childrenLiveUntilTheLastActionIsDone() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName())
                .start();

        List<String> lines = parent.inputReader().lines().toList();

        assertThat(parent.waitFor()).isZero();
        assertThat(lines).singleElement().asString().startsWith("true ");
        long child = Long.parseLong(lines.get(0).substring("true ".length()));
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
